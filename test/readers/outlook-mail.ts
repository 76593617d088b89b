// Writes mails as Outlook saves them (MSG): a compound file with a stream for each property that has no fixed length.
import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner.js';
import { TypeEnum } from '@kenjiuno/msgreader/lib/Reader.js';

/** A property of eight bytes at most, by its tag and type; a number counts 100 nanoseconds, pages or truth. */
type Fixed = readonly (readonly [tag: number, value: bigint])[];

interface Folder {
  readonly streams: Readonly<Record<string, Uint8Array>>;
  readonly folders?: Readonly<Record<string, Folder>>;
}

export interface OutlookMail {
  readonly subject: string;
  readonly sender?: string;
  readonly sentFor?: string;
  readonly headers?: string;
  readonly sent?: Date;
  readonly plain?: string;
  readonly html?: string | Uint8Array;
  readonly rtf?: string | Uint8Array;
  /** Number of the code page that 8-bit text is in; without it text is Unicode. */
  readonly codePage?: number;
  /** Text as bytes of that code page. */
  readonly encode?: (text: string) => Uint8Array;
  readonly attachments?: readonly OutlookAttachment[];
}

export interface OutlookAttachment {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** By which the HTML shows it. */
  readonly contentId?: string;
  /** A mail in the mail. */
  readonly mail?: OutlookMail;
}

export function outlookMail(mail: OutlookMail): Uint8Array {
  return compoundFile(mailFolder(mail, 32));
}

/** @param head bytes before the properties of fixed length */
function mailFolder(mail: OutlookMail, head: number): Folder {
  const { subject, sender, sentFor, headers, sent, plain, html, rtf, codePage, encode, attachments = [] } = mail;
  const text = (tag: string, value: string | undefined): Record<string, Uint8Array> =>
    value === undefined
      ? {}
      : encode
        ? { [`__substg1.0_${tag}001E`]: encode(value) }
        : { [`__substg1.0_${tag}001F`]: Buffer.from(value, 'utf16le') };
  const fixed: Fixed = [
    ...(sent ? [[0x00390040, BigInt(sent.getTime() + 11_644_473_600_000) * 10_000n] as const] : []),
    ...(codePage ? [[0x3ffd0003, BigInt(codePage)] as const, [0x3fde0003, BigInt(codePage)] as const] : []),
  ];
  return {
    streams: {
      '__properties_version1.0': properties(head, fixed),
      ...text('0037', subject),
      ...text('0C1A', sender),
      ...text('0042', sentFor),
      ...text('007D', headers),
      ...text('1000', plain),
      ...(html === undefined ? {} : { '__substg1.0_10130102': Buffer.from(html) }),
      ...(rtf === undefined ? {} : { '__substg1.0_10090102': typeof rtf === 'string' ? uncompressed(rtf) : rtf }),
    },
    folders: Object.fromEntries(
      attachments.map((one, index) => [
        `__attach_version1.0_#${String(index).padStart(8, '0')}`,
        attachmentFolder(one),
      ]),
    ),
  };
}

function attachmentFolder({ name, bytes, contentId, mail }: OutlookAttachment): Folder {
  return {
    streams: {
      '__properties_version1.0': properties(8, []),
      '__substg1.0_3707001F': Buffer.from(name, 'utf16le'),
      ...(contentId ? { '__substg1.0_3712001F': Buffer.from(contentId, 'utf16le') } : {}),
      ...(mail ? {} : { '__substg1.0_37010102': bytes }),
    },
    ...(mail ? { folders: { '__substg1.0_3701000D': mailFolder(mail, 24) } } : {}),
  };
}

function properties(head: number, fixed: Fixed): Uint8Array {
  const bytes = Buffer.alloc(head + 16 * fixed.length);
  fixed.forEach(([tag, value], index) => {
    bytes.writeUInt32LE(tag, head + 16 * index);
    bytes.writeUInt32LE(6, head + 16 * index + 4);
    bytes.writeBigUInt64LE(value, head + 16 * index + 8);
  });
  return bytes;
}

/** Rich Text as Outlook stores it where it does not pack it. */
function uncompressed(rtf: string): Uint8Array {
  const head = Buffer.alloc(16);
  head.writeUInt32LE(rtf.length + 12, 0);
  head.writeUInt32LE(rtf.length, 4);
  head.write('MELA', 8, 'latin1');
  return Buffer.concat([head, Buffer.from(rtf, 'latin1')]);
}

function compoundFile(root: Folder): Uint8Array {
  const entries: Entry[] = [{ name: 'Root Entry', type: TypeEnum.ROOT, length: 0, children: [] }];
  const add = ({ streams, folders = {} }: Folder, parent: number): void => {
    for (const [name, bytes] of Object.entries(streams)) {
      entries[parent]?.children?.push(entries.length);
      entries.push({
        name,
        type: TypeEnum.DOCUMENT,
        length: bytes.length,
        binaryProvider: () => Uint8Array.from(bytes),
      });
    }
    for (const [name, folder] of Object.entries(folders)) {
      const index = entries.length;
      entries[parent]?.children?.push(index);
      entries.push({ name, type: TypeEnum.DIRECTORY, length: 0, children: [] });
      add(folder, index);
    }
  };
  add(root, 0);
  return burn(entries);
}
