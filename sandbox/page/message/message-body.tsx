import type { VNode } from 'preact';
import type { SeenMessage } from '../../control/seen.ts';
import { BlockList } from '../blocks/block-list.tsx';
import { Icon } from '../frame/icon.tsx';
import { MrkdwnText } from '../text/mrkdwn-text.tsx';

/** What a message says: its blocks, else its text; then its files. */
export function MessageBody({ message }: { message: SeenMessage }): VNode {
  const { channelId, ts, blocks, text, values } = message;
  const edited = message.edited && <span class="edited"> (edited)</span>;
  return (
    <div class="message-body">
      {blocks.length > 0 ? (
        <>
          <BlockList blocks={blocks} where={{ place: { channelId, ts }, values }} />
          {edited}
        </>
      ) : (
        <div class="message-text">
          <MrkdwnText text={text} />
          {edited}
        </div>
      )}
      {message.files.map((file) => (
        <FileCard key={file.id} file={file} />
      ))}
    </div>
  );
}

function FileCard({ file }: { file: SeenMessage['files'][number] }): VNode {
  const address = `/files/${file.id}`;
  if (!file.mimetype.startsWith('image/'))
    return (
      <a class="file" href={address} target="_blank" rel="noreferrer">
        <Icon name="file" /> {file.title || file.name}
      </a>
    );
  return (
    <figure class="image-block">
      <figcaption>{file.title || file.name}</figcaption>
      <a href={address} target="_blank" rel="noreferrer">
        <img src={address} alt={file.title || file.name} loading="lazy" />
      </a>
    </figure>
  );
}
