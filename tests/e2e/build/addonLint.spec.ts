import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test, extensionDir } from '../../support/extensionTest.ts';

/** What Mozilla's own linter says of an add-on, as it says it to whoever hands one in. */
interface Complaint {
  readonly code: string;
  readonly description: string;
  readonly file?: string;
  readonly line?: number;
  /** From 0, in the line. */
  readonly column?: number;
}

interface Complaints {
  readonly errors: readonly Complaint[];
  readonly warnings: readonly Complaint[];
  readonly notices: readonly Complaint[];
}

interface Explained {
  readonly code: string;
  /** Names of files, without what the bundler adds to them. */
  readonly files: RegExp;
  /** What the built code, or the complaint's own words, must look like for the reason to hold. */
  readonly at: RegExp;
  readonly why: string;
}

const explained: readonly Explained[] = [
  {
    code: 'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION',
    files: /^manifest\.json$/,
    at: /data_collection_permissions/,
    why: 'The extension is not offered for Android; desktop Firefox 140 knows the key, and the store asks for it.',
  },
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    files: /^(?:overlay\.js|chunks\/.*\.js)$/,
    at: /\.__html==\w+\.innerHTML\)\|\|\(\w+\.innerHTML=\w+\.__html\)/,
    why: 'Preact’s dangerouslySetInnerHTML, which nothing of ours uses.',
  },
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    files: /^(?:overlay|frame)\.js$/,
    at: /parseFromString\((?:""|``),(?:"text\/html"|`text\/html`)\).*createElement\((?:"template"|`template`)\).*\.innerHTML=/,
    why: 'What a noscript element holds, parsed into a template of an inert document: nothing of it runs, loads or is shown.',
  },
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    files: /^chunks\/options-.*\.js$/,
    at: /codecURI|await[ (]?import\(/,
    why: 'zip.js can load a codec from an address that its user gives. We give none, and the policy of our pages lets no other origin’s script in.',
  },
];

/** Characters around a place in built code by which it is known. */
const AROUND = 160;

test('Mozilla’s linter finds no error in the build for Firefox, and no warning that is not explained', async () => {
  const folder = extensionDir('firefox', 'shipped');
  const { errors, warnings, notices } = await lint(folder);
  expect(errors).toEqual([]);
  const used = new Set<Explained>();
  const unexplained: string[] = [];
  for (const complaint of [...warnings, ...notices]) {
    const words = await placeOf(folder, complaint);
    const reason = explained.find(
      ({ code, files, at }) => code === complaint.code && files.test(complaint.file ?? '') && at.test(words),
    );
    if (reason) used.add(reason);
    else unexplained.push(`${complaint.code} in ${complaint.file}: ${words}`);
  }
  expect(unexplained).toEqual([]);
  expect(explained.filter((reason) => !used.has(reason)).map(({ why }) => why)).toEqual([]);
});

async function placeOf(folder: string, { file, line, column, description }: Complaint): Promise<string> {
  if (file === undefined || line === undefined || column === undefined) return description;
  const text = await readFile(join(folder, file), 'utf8');
  return text.split('\n')[line - 1]?.slice(Math.max(0, column - AROUND), column + AROUND) ?? description;
}

/** The linter ends with 1 where it finds an error. */
function lint(folder: string): Promise<Complaints> {
  const linter = resolve('node_modules/addons-linter/bin/addons-linter');
  return new Promise((done, failed) => {
    execFile(process.execPath, [linter, '--output', 'json', folder], { maxBuffer: 1e8 }, (error, stdout) => {
      try {
        done(JSON.parse(stdout) as Complaints);
      } catch {
        failed(error ?? new Error(`The linter said: ${stdout}`));
      }
    });
  });
}
