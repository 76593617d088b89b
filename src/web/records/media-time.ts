// Makes links into a recording: the address of a second of it. Knows the addresses of players that document a way of their own; all others
// get a media fragment (https://www.w3.org/TR/media-frags/), which browsers understand for sound and video files.

/** @param seconds from the beginning. `null` where the address is no http(s) address. */
export function mediaAt(address: string, seconds: number): string | null {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const second = String(Math.floor(seconds));
  if (isYouTube(url)) url.searchParams.set('t', `${second}s`);
  else url.hash = `t=${second}`;
  return url.href;
}

/** "Share" on a video's page makes such addresses: https://support.google.com/youtube/answer/57741. */
function isYouTube({ hostname, pathname }: URL): boolean {
  return (
    (/^(?:www\.|m\.)?youtube\.com$/.test(hostname) && /^\/(?:watch|live\/)/.test(pathname)) || hostname === 'youtu.be'
  );
}
