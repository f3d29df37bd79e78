import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Settings } from '../../config.ts';

/** Keeps bot tokens unreadable in the database. */
export interface TokenBox {
  /** What to store for a workspace's token. */
  seal(token: string, teamId: string): string;
  /** The token again. Throws if it was sealed with another key, for another workspace, or tampered with. */
  open(sealed: string, teamId: string): string;
}

/** The box for how Hunch is connected. */
export function boxFor(connection: Exclude<Settings['connection'], { mode: 'sandbox' }>): TokenBox {
  return connection.mode === 'oauth' ? sealedBox(connection.key) : environmentBox(connection.botToken);
}

/** One workspace: the token comes from the environment, so what is stored says nothing. */
export function environmentBox(token: string): TokenBox {
  return { seal: () => 'environment', open: () => token };
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Many workspaces: AES-256-GCM with a random nonce, bound to the workspace id.
 *
 * @param key 32 bytes in base64 (HUNCH_KEY); it never enters the database or its backups
 */
export function sealedBox(key: string): TokenBox {
  const secret = Buffer.from(key, 'base64');
  return {
    seal(token, teamId) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', secret, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(teamId));
      const sealed = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()]);
      return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')}`;
    },
    open(sealed, teamId) {
      const [version, body] = sealed.split('.');
      const bytes = Buffer.from(body ?? '', 'base64');
      if (version !== 'v1' || bytes.length <= NONCE_BYTES + TAG_BYTES) throw new Error('not a sealed token');
      const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(teamId));
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([
        decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)),
        decipher.final(),
      ]).toString();
    },
  };
}
