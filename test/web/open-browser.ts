// Opens the Chromium that pages are looked at with: one of the system where there is one, else the one that npm brought.
import { existsSync } from 'node:fs';
import bundled from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** In the language of POSIX, which machines without one have, Chromium finds no text in a page: no text fragment would ever land. */
const ENVIRONMENT = { ...process.env, LANG: 'en_GB.UTF-8', LC_ALL: 'en_GB.UTF-8' };

/**
 * In one process, as the package has it for its own platform, Chromium ends with its first window. Drawing every frame through an emulated
 * graphics card (ANGLE on SwiftShader) takes more processor time than all the rest of a page; no page of ours uses WebGL.
 */
const NOT_WANTED =
  /^--(?:single-process|no-zygote|in-process-gpu|headless|use-gl|use-angle|ignore-gpu-blocklist|enable-unsafe-swiftshader)/;

/** @param more arguments of the command line */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed)
    return chromium.launch({ executablePath: installed, args: ['--no-sandbox', ...more], env: ENVIRONMENT });
  const args = bundled.args.filter((arg) => !NOT_WANTED.test(arg));
  return chromium.launch({
    executablePath: await bundled.executablePath(),
    args: [...args, '--disable-gpu', ...more],
    env: ENVIRONMENT,
  });
}
