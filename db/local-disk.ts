import { statfsSync } from 'node:fs';

/** Kinds of disk that other machines share, by the number the kernel gives them. @see statfs(2) */
const networkDisks: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x5346414f, 'AFS'],
  [0x47504653, 'GPFS'],
  [0x0bd00bd0, 'Lustre'],
  [0x00c36400, 'Ceph'],
  [0x19830326, 'BeeGFS'],
]);

/**
 * Refuses a folder on a disk that several machines share: SQLite's log in WAL mode needs memory that all its users
 * share, so a second machine would damage the file, and locks there are not to be relied on.
 *
 * @throws what kind of disk it is and where to put the data instead
 * @see https://sqlite.org/wal.html
 */
export function refuseNetworkDisk(folder: string, typeOf = (path: string) => statfsSync(path).type): void {
  const kind = networkDisks.get(typeOf(folder) >>> 0);
  if (kind !== undefined)
    throw new Error(
      `it is on ${kind}, where SQLite can be damaged. Set HUNCH_DATA to a folder on a local disk, or DATABASE_URL to a Postgres`,
    );
}
