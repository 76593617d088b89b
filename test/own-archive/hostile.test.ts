import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openSite } from '../harvest/site.ts';
import { type Outcome, rapporteur, type TemporaryFolder, temporaryFolder } from '../indexer/orchards.ts';
import { locked, stating, zipOf } from '../indexer/zipped.ts';
import { makeOf, minutesOf } from './making.ts';

interface Case {
  readonly what: string;
  readonly put: (folder: TemporaryFolder) => string | Promise<string>;
  readonly told: RegExp;
}

const PAGE =
  '<html><head><title>Boats</title></head><body><h1>Boats for sale</h1><p>Call at the yard.</p></body></html>';

const MINUTES = minutesOf('2031-05-06');

const CASES: readonly Case[] = [
  { what: 'nothing', put: () => ' ', told: /^Give a folder, a file or a web address\.$/ },
  {
    what: 'a path that leads nowhere',
    put: (folder) => join(folder.path, 'minuets'),
    told: /minuets: no such file or folder\. Check the spelling/,
  },
  {
    what: 'an empty folder',
    put: (folder) => {
      mkdirSync(join(folder.path, 'empty'));
      return join(folder.path, 'empty');
    },
    told: /empty: is empty\. Put your minutes there as text, /,
  },
  {
    what: 'a folder of pictures',
    put: (folder) => {
      for (const name of ['a.jpg', 'b.jpg', 'c.PNG']) folder.write(`scans/${name}`, 'x');
      return join(folder.path, 'scans');
    },
    told: /scans: no file here can be read \(3 files passed over: \.jpg 2, \.png 1\)\. .* Pictures of pages need text recognition first/,
  },
  {
    what: 'a folder of which no file can be read',
    put: (folder) => {
      folder.write('broken/a.md', 'PNG\0');
      return join(folder.path, 'broken');
    },
    told: /broken: no report of a meeting was found\. .*\n.*a\.md: the capture is binary/,
  },
  { what: 'an empty file', put: (folder) => folder.write('empty.md', ''), told: /empty\.md: this file is empty\.$/ },
  {
    what: 'a file of bytes',
    put: (folder) => folder.write('junk.pdf', Uint8Array.of(1, 0, 255, 3)),
    told: /junk\.pdf: no report of a meeting was found/,
  },
  {
    what: 'a torn zip file',
    put: (folder) => folder.write('torn.zip', 'PK\x03\x04 and no more'),
    told: /torn\.zip: the zip is damaged and cannot be opened\. If you can unpack it yourself, give the folder\.$/,
  },
  {
    what: 'a zip file of pictures',
    put: async (folder) => folder.write('scans.zip', await zipOf({ 'scans/a.jpg': 'x' })),
    told: /scans\.zip: no file in it can be read \(1 file passed over: \.jpg 1\)\. Rapporteur reads .*files\.$/,
  },
  {
    what: 'a zip file of zip files',
    put: async (folder) => folder.write('years.zip', await zipOf({ '2031.zip': await zipOf({ 'a.md': MINUTES }) })),
    told: /years\.zip: no file .* over: \.zip 1\)\. .* Zip files in it stay closed: unpack it yourself, and give the folder\.$/,
  },
  {
    what: 'an empty zip file',
    put: async (folder) => folder.write('none.zip', await zipOf({})),
    told: /none\.zip: no file in it can be read\. Rapporteur reads .*files\.$/,
  },
  {
    what: 'a locked zip file',
    put: async (folder) => folder.write('locked.zip', locked(await zipOf({ 'a.md': MINUTES }))),
    told: /locked\.zip: no file in it can be read: a\.md is locked with a password in the zip: pack it again without one\.$/,
  },
  {
    what: 'a zip file that unpacks to more than minutes can be',
    put: async (folder) => folder.write('bomb.zip', stating(1.5e9, await zipOf({ 'a.md': MINUTES, 'b.md': MINUTES }))),
    told: /bomb\.zip: the zip unpacks to more than 2000 MB: divide it\. If you can unpack it/,
  },
  {
    what: 'a zip file of a file that is longer than minutes can be',
    put: async (folder) => folder.write('bomb.zip', stating(100_000_001, await zipOf({ 'a.md': MINUTES }))),
    told: /bomb\.zip: no file in it can be read: a\.md unpacks to more than 100 MB: leave it out\.$/,
  },
  {
    what: 'a zip file of a file that is longer than it says',
    put: async (folder) => folder.write('bomb.zip', stating(10, await zipOf({ 'a.md': 'x'.repeat(500_000) }))),
    told: /bomb\.zip: no file in it can be read: a\.md is damaged in the zip and cannot be unpacked\.$/,
  },
  {
    what: 'a zip file of which all names lead out of it',
    put: async (folder) => folder.write('out.zip', await zipOf({ '../../a.md': MINUTES, '/etc/a.md': MINUTES })),
    told: /out\.zip: no file in it can be read: .*leads out of it: pack it again under another name\.$/,
  },
  {
    what: 'the address of a repository',
    put: () => 'https://github.com/orchards/minutes',
    told: /git clone https:\/\/github\.com\/orchards\/minutes"\), then type: npm start -- minutes$/,
  },
  {
    what: 'the address of a repository for ssh',
    put: () => 'git@git.example:orchards/minutes.git',
    told: /then type: npm start -- minutes$/,
  },
  {
    what: 'an address with a password',
    put: () => 'https://ida:secret@minutes.example/',
    told: /^minutes\.example: pages behind a password cannot be read/,
  },
  {
    what: 'a server that does not answer',
    put: () => 'http://127.0.0.1:9/blog',
    told: /^http:\/\/127\.0\.0\.1:9\/robots\.txt: nothing answers there/,
  },
];

describe('what cannot become an archive', () => {
  for (const { what, put, told } of CASES)
    it(`is refused with a sentence that says what to do: ${what}`, async () => {
      using folder = temporaryFolder();
      const typed = await put(folder);
      await assert.rejects(makeOf(folder, [typed]), (error: Error) => {
        assert.match(error.message, told);
        assert.doesNotMatch(error.message, /secret|undefined|\n\s+at /);
        return true;
      });
      const archives = join(folder.path, 'archives');
      assert.deepEqual(existsSync(archives) ? readdirSync(archives) : [], []);
    });

  it('is refused where a site has no reports: a page of another kind, one that leads nowhere, a picture', async () => {
    await using site = await openSite(({ pathname }) => {
      if (pathname === '/robots.txt') return null;
      if (pathname === '/boat.jpg') return { type: 'image/jpeg', body: Uint8Array.of(0xff, 0xd8, 0xff, 0) };
      if (pathname === '/shop/')
        return { body: PAGE.replace('</p>', '</p><a href="/shop/oars">Oars</a> <a href="/shop/sails">Sails</a>') };
      return pathname === '/missing' ? null : { body: PAGE };
    });
    using folder = temporaryFolder();
    for (const [path, told] of [
      [
        'yard',
        /no report of a meeting was found\. Give the address of a blog, of a feed or of a page that lists the reports/,
      ],
      ['shop/', /2 texts were read, and none reports a meeting\. Give the address/],
      ['boat.jpg', /no report of a meeting was found/],
      ['missing', /is not there any more \(404\)/],
    ] as const) {
      await assert.rejects(makeOf(folder, [site.url + path]), told, path);
      assert.deepEqual(readdirSync(join(folder.path, 'archives')), [], path);
    }
  });
});

describe('a zip file', () => {
  it('writes nothing outside of the archive, whatever names it has, and is read but for what leads out of it', async () => {
    using folder = temporaryFolder();
    const hostile = ['../evil.md', '/abs.md', 'a/../../up.md', '..\\back.md', 'C:\\drive.md'];
    const path = folder.write(
      'z.zip',
      await zipOf(Object.fromEntries([...hostile, 'ok/fine.md'].map((name) => [name, MINUTES]))),
    );
    const { folder: archive, reports, brought } = await makeOf(folder, [path]);
    assert.deepEqual(readdirSync(folder.path).sort(), ['archives', 'z.zip']);
    assert.deepEqual(readdirSync(join(folder.path, 'archives')), ['z']);
    const written = readdirSync(archive, { recursive: true, encoding: 'utf8' });
    assert.doesNotMatch(written.join('\n'), /evil|abs|up\.md|back|drive|fine/);
    assert.equal(reports.length, 1);
    const problems = brought.results.flatMap((result) => result.problems);
    assert.equal(problems.length, hostile.length);
    for (const problem of problems) assert.match(problem, /which leads out of it: pack it again under another name$/);
  });

  it('is read but for what is locked in it', async () => {
    using folder = temporaryFolder();
    const path = folder.write('z.zip', locked(await zipOf({ 'a.md': MINUTES, 'b.md': minutesOf('2031-06-03') })));
    const { reports, brought } = await makeOf(folder, [path]);
    assert.deepEqual(
      reports.map(({ meeting }) => meeting?.start),
      ['2031-06-03'],
    );
    assert.match(
      brought.results.flatMap(({ problems }) => problems).join(),
      /z\.zip\/a\.md: is locked with a password/,
    );
  });

  it('leaves an archive as it is where it cannot be added to it', async () => {
    using folder = temporaryFolder();
    const { folder: archive } = await makeOf(folder, [folder.write('May.md', MINUTES)]);
    const before = folder.files('archives');
    await assert.rejects(makeOf(folder, [archive, folder.write('torn.zip', 'PK')]), /torn\.zip: the zip is damaged/);
    assert.deepEqual(folder.files('archives'), before);
  });
});

describe('a place that cannot be written', () => {
  const told = ({ status, stdout, stderr }: Outcome, expected: RegExp): void => {
    assert.match(stderr, expected);
    assert.deepEqual([status, stdout], [1, '']);
    assert.doesNotMatch(stderr, /\n\s+at |node:internal/);
  };

  it('is named, and nothing is left', (t) => {
    using folder = temporaryFolder();
    const typed = folder.write('May.md', minutesOf('2031-05-06'));
    folder.write('file', 'in the way');
    told(
      rapporteur(['init', typed, '--archive', join(folder.path, 'file/mine')]),
      /file: cannot be written \((?:EEXIST|ENOTDIR)\): choose another place with --archive/,
    );
    told(
      rapporteur(['init', typed, '--archive', join(folder.path, 'file')]),
      /file: is there already, and is no archive\. Choose another place/,
    );
    assert.deepEqual(readdirSync(folder.path).sort(), ['May.md', 'file']);
    if (!existsSync('/proc/self')) return t.skip('no /proc');
    told(rapporteur(['init', typed, '--archive', '/proc/mine']), /\/proc.*: cannot be written/);
  });

  it('is told of where the disk is full, and nothing is left', (t) => {
    using folder = temporaryFolder();
    for (let n = 10; n < 40; n++)
      folder.write(`minutes/2031-05-${n}.md`, minutesOf('2031-05-06') + 'Lamps. '.repeat(20_000));
    const disk = join(folder.path, 'disk');
    mkdirSync(disk);
    const cli = join(import.meta.dirname, '../../indexer/cli.ts');
    const script = `mount -t tmpfs -o size=1m tmpfs "${disk}" && "${process.execPath}" "${cli}" init "${folder.path}/minutes" --archive "${disk}/mine" --data "${folder.path}/data"; ls -A "${disk}"`;
    const { stdout, stderr } = spawnSync('unshare', ['--user', '--map-root-user', '--mount', 'sh', '-c', script], {
      encoding: 'utf8',
    });
    if (/unshare|mount|permitted/i.test(stderr)) return t.skip('this computer allows no mount of its own');
    assert.match(stderr, /The disk is full: free some space, then try again\./);
    assert.equal(stdout, '');
  });
});

describe('the sample archive', () => {
  it('is never written: every command that would says what to type instead', () => {
    for (const args of [
      ['sources', 'add', 'https://orlavane.example/'],
      ['import', 'page.txt', '--source', 'isla-marrack'],
      ['init', '.', '--archive', 'archive/sample'],
    ]) {
      const { status, stderr } = rapporteur(args, {});
      assert.match(stderr, /is the sample archive, and nothing is written there/, args.join(' '));
      assert.equal(status, 2);
    }
  });
});
