// Reads a mail as Outlook saves it (MSG) as it reads an EML: with its subject, sender, day, text and attached documents. Outlook keeps text as
// HTML, as Rich Text (which may hold HTML) or plain; the first that is there counts.
import { decompressRTF } from '@kenjiuno/decompressrtf';
import msgreader from '@kenjiuno/msgreader';
import { CaptureUnreadable } from '../capture.ts';
import { decodeMarkup } from '../character-sets.ts';
import { refuseUnsound } from './compound.ts';
import { dayIn, type Mail, type ReadAttachment, type ReadMail, readMail } from './mail.ts';
import { rtfMarkdown } from './rtf.ts';
import { htmlInRtf } from './rtf-html.ts';
import { codePage } from './rtf-letters.ts';

/** Rejects with `CaptureUnreadable`. */
export async function outlookMarkdown(bytes: Uint8Array, readAttachment: ReadAttachment): Promise<ReadMail> {
  refuseUnsound(bytes, 'mail');
  return readMail(mailIn(bytes), readAttachment);
}

type Reader = msgreader.default;
type Field = keyof msgreader.FieldsData;

/** One mail, or one attachment. Of which type a field's value is, is up to the file, whatever the library promises. */
interface Fields {
  readonly all: msgreader.FieldsData;
  text(name: Field): string | null;
  bytes(name: Field): Uint8Array | null;
  /** The code page that a field names. */
  page(name: Field): string | null;
}

function fieldsOf(all: msgreader.FieldsData): Fields {
  return {
    all,
    text: (name) => textOf(all[name]),
    bytes: (name) => {
      const value: unknown = all[name];
      return value instanceof Uint8Array && value.length > 0 ? value : null;
    },
    page: (name) => {
      const value: unknown = all[name];
      return typeof value === 'number' ? codePage(value) : null;
    },
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function mailIn(bytes: Uint8Array): Mail {
  const { reader, mail } = opened(bytes);
  const html = htmlOf(mail);
  const attachments = (mail.all.attachments ?? []).map(fieldsOf).flatMap((one) => {
    const id = one.text('pidContentId');
    const isPartOfText = one.all.attachmentHidden === true || (id !== null && html?.includes(`cid:${id}`));
    const name = one.text('fileName') ?? one.text('fileNameShort') ?? one.text('name') ?? '';
    return isPartOfText ? [] : [{ name, bytes: contentOf(reader, one.all) }];
  });
  return {
    subject: mail.text('subject') ?? '',
    body: html !== null ? { html } : withoutHtml(mail),
    author: authorOf(mail),
    published: dayOf(mail),
    attachments,
  };
}

/** Text of 8-bit letters is in a code page that the mail names, which is known only when it has been read once. */
function opened(bytes: Uint8Array): { readonly reader: Reader; readonly mail: Fields } {
  const first = parsed(bytes);
  const has8BitText = first.mail.all.rawProps?.some(({ propertyTag }) => /001e$/i.test(propertyTag ?? ''));
  if (!has8BitText) return first;
  const named = first.mail.page('messageCodepage') ?? first.mail.page('internetCodepage') ?? codePage(1252);
  // Mails travel in the one and are stored in the other.
  return parsed(bytes, named === 'iso-2022-jp' ? 'shift_jis' : named);
}

function parsed(bytes: Uint8Array, ansiEncoding?: string): ReturnType<typeof opened> {
  try {
    const reader = new msgreader.default(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    Object.assign(reader, { parserConfig: { includeRawProps: true, ...(ansiEncoding ? { ansiEncoding } : {}) } });
    const fields = reader.getFileData();
    if (fields.error) throw new Error(fields.error);
    return { reader, mail: fieldsOf(fields) };
  } catch (error) {
    throw new CaptureUnreadable('the mail is damaged and cannot be opened', { cause: error });
  }
}

/** Nothing of a mail within the mail: it stays closed. */
function contentOf(reader: Reader, attachment: msgreader.FieldsData): Uint8Array {
  if (attachment.innerMsgContent || attachment.dataId === undefined) return new Uint8Array(0);
  try {
    return reader.getAttachment(attachment).content;
  } catch (error) {
    throw new CaptureUnreadable('the mail is damaged and cannot be opened', { cause: error });
  }
}

function htmlOf(mail: Fields): string | null {
  const bytes = mail.bytes('html');
  const page = mail.page('internetCodepage');
  if (bytes) return decodeMarkup(bytes, page && `text/html; charset=${page}`, 'html');
  const rtf = richTextOf(mail);
  return mail.text('bodyHtml') ?? (rtf && htmlInRtf(rtf));
}

function withoutHtml(mail: Fields): Mail['body'] {
  const plain = mail.text('body');
  const rtf = richTextOf(mail);
  // What Outlook makes of plain text as Rich Text says no more than the text.
  const isMadeOfText = rtf !== null && plain !== null && /^\{\\rtf1[^{}]*\\fromtext\b/.test(rtf);
  const markdown = rtf === null || isMadeOfText ? null : markdownIn(rtf);
  return markdown === null ? { plain: plain ?? '' } : { markdown };
}

function markdownIn(rtf: string): string | null {
  try {
    return rtfMarkdown(Buffer.from(rtf, 'latin1'));
  } catch (error) {
    if (error instanceof CaptureUnreadable) return null;
    throw error;
  }
}

/** Bytes as Latin-1. A stream that claims to be longer than it is would be unpacked without end. */
function richTextOf(mail: Fields): string | null {
  const packed = mail.bytes('compressedRtf');
  if (packed === null || packed.length < 16) return null;
  const claimed = new DataView(packed.buffer, packed.byteOffset, packed.byteLength).getUint32(0, true) + 4;
  if (claimed > packed.length) return null;
  try {
    return Buffer.from(decompressRTF([...packed])).toString('latin1');
  } catch {
    return null;
  }
}

/** PidTagSentRepresentingName, which the library knows by its number only. */
const SENT_FOR = /^0042/;

/** A name; who sends for somebody else is not the author. */
function authorOf(mail: Fields): string | null {
  const sentFor = mail.all.rawProps?.find(({ propertyTag }) => SENT_FOR.test(propertyTag ?? ''))?.value;
  const name = textOf(sentFor) ?? mail.text('senderName');
  return name === null || /^\S+@\S+$/.test(name.trim()) ? null : name;
}

/** By the sender's clock where the mail has travelled, else in UTC. */
function dayOf(mail: Fields): Mail['published'] {
  const sent = /^Date:(.*)$/im.exec(mail.text('headers') ?? '')?.[1];
  return dayIn(sent ?? mail.text('clientSubmitTime') ?? mail.text('messageDeliveryTime') ?? '');
}
