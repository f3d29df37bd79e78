import type { VNode } from 'preact';
import type { Bootstrap } from '../../control/bootstrap.ts';
import { workspace } from '../state/workspace.ts';

type Command = Bootstrap['commands'][number];

/** The app's commands that begin with what was typed, while only a command's name was typed. */
export function commandsFor(text: string): readonly Command[] {
  if (!/^\/\S*$/.test(text)) return [];
  return workspace.value.commands.filter((each) => each.command.startsWith(text));
}

/** Commands to choose from, above the composer. */
export function CommandList(props: {
  commands: readonly Command[];
  active: number;
  onPick: (command: string) => void;
}): VNode | null {
  if (props.commands.length === 0) return null;
  return (
    <div class="command-list" role="listbox" aria-label="Commands">
      {props.commands.map(({ command, description, usageHint }, at) => (
        <div
          key={command}
          role="option"
          tabIndex={-1}
          aria-selected={at === props.active}
          onMouseDown={(event) => {
            event.preventDefault();
            props.onPick(command);
          }}
        >
          <strong>{command}</strong> <span class="usage">{usageHint}</span>
          <small>
            {workspace.value.app.name} · {description}
          </small>
        </div>
      ))}
    </div>
  );
}
