import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** A test that stands behind a sentence: its file, and its name as it is written there. */
type Behind = readonly [file: string, name: string];

/** Sentences that say how things are done among people, and promise nothing of the extension. */
const ASKED = 'asked of people';

const manifest = 'tests/e2e/build/manifest.spec.ts';
const messages = 'tests/e2e/chromium/messages.spec.ts';
const hostilePages = 'tests/e2e/browsers/hostilePages.spec.ts';
const data = 'tests/e2e/browsers/data.spec.ts';
const marks = 'tests/e2e/browsers/marks.spec.ts';

/** By each sentence's beginning. */
const promises: Readonly<Record<string, Readonly<Record<string, readonly Behind[] | typeof ASKED>>>> = {
  'SECURITY.md': {
    'The extension is installed without access': [
      [manifest, '${kind}: the manifest asks for what it may and nothing wider'],
      [
        'tests/e2e/browsers/frames.spec.ts',
        'a picture in another site’s frame is shown once the person has allowed it, and not before',
      ],
    ],
    'Access that you gave': [
      ['tests/dom/options/DataSection.test.tsx', 'sites are named with what they are for, and taken back'],
    ],
    'Nothing of the extension is in a page before': [
      [
        'tests/e2e/browsers/quiet.spec.ts',
        'nothing is in a page before the person asks, and looking asks the site for nothing it did not serve already',
      ],
      [marks, 'where marks are off, nothing is registered and nothing of ours is in the page'],
    ],
    'The gallery stands in a closed shadow root': [
      [manifest, '${kind}: the shipped overlay has a closed root, the test build differs in that alone'],
      [messages, 'a page that has defined the overlay’s element gets no hold of its root'],
    ],
    'Firefox has a way around that': [[hostilePages, '${name}: ${attacks}']],
    'Clicks and keys that a page makes up': [[messages, 'clicks and keys that the page makes up do nothing']],
    'A page gets no answer': [[messages, 'nothing of the extension answers a page, and a page finds nothing of it']],
    'Which of its pictures you disliked': [
      [marks, 'a page cannot tell which of its pictures was disliked and hidden, nor that it was just judged'],
    ],
    'The background answers only whom': [
      [
        'tests/e2e/browsers/messages.spec.ts',
        'who may ask what: every message from every kind of sender, well-formed, malformed and huge',
      ],
    ],
    'Whatever a message holds': [
      [
        'tests/unit/protocol/messagesFuzz.long.test.ts',
        '${INPUTS} messages are answered by what was asked for, or by an expected error (FUZZ_SEED=${fuzzSeed})',
      ],
      [messages, 'malformed and import-sized messages are refused with typed errors by the real background'],
    ],
    'Where your own actions lead': [
      ['tests/unit/services/settingsService.test.ts', 'a page learns nothing of where the person’s own actions lead'],
    ],
    'Styles that you type': [
      [
        'tests/unit/core/settings/customCss.test.ts',
        'whatever is typed, what is kept names nothing to load, is balanced, and is kept again as it is',
      ],
    ],
    'Names of files that come': [
      [
        'tests/unit/core/fileName.test.ts',
        'paths by a template stay in their folder, are safe in each part, and differ whatever their case',
      ],
    ],
    'Cells of a CSV export': [
      ['tests/unit/core/exports/csv.test.ts', 'no cell begins a formula, and every one can be read back'],
    ],
    'An import that fails': [
      [
        'tests/unit/services/importService.test.ts',
        'an import that fails half-way leaves the library as it was, and says so',
      ],
      ['tests/unit/services/importService.test.ts', 'what a closed page left is taken back'],
    ],
    'A judgement that was shown as saved': [
      [
        'tests/e2e/faults/browsers/backgroundKilled.spec.ts',
        'the background is killed again and again while somebody judges: every like is kept, once',
      ],
      [
        'tests/e2e/faults/chromium/browserKilled.spec.ts',
        'the browser is killed ${KILLS} times while somebody judges: what it said to have stored is there',
      ],
    ],
    'A library that cannot be read': [
      [
        'tests/e2e/faults/chromium/databaseDamaged.spec.ts',
        'one record cannot be read: the library says so, deletes nothing, and exports all others',
      ],
      [
        'tests/e2e/faults/chromium/databaseDamaged.spec.ts',
        'a database that does not open: the pictures are shown, nothing is deleted, and all is back when it opens',
      ],
    ],
    'A full disk': [
      [
        'tests/e2e/faults/chromium/fullDisk.spec.ts',
        'a disk that is full to the last byte: the same, and nothing that was stored before is lost',
      ],
    ],
    "The server's password": [
      [
        'tests/unit/services/syncService.test.ts',
        'connecting checks the server, syncs, and tells everything but the secrets',
      ],
    ],
    'An address without TLS': [['tests/unit/services/syncService.test.ts', 'a server that cannot be used is not kept']],
    'With a passphrase, the server cannot': [
      ['tests/unit/sync/webdavEncryption.test.ts', 'keeps what is on the server from whoever reads it'],
    ],
    'An encrypted record': [['tests/unit/sync/encryption.test.ts', 'is not read after a change of any byte']],
    "Mozilla's linter finds": [
      [
        'tests/e2e/build/addonLint.spec.ts',
        'Mozilla’s linter finds no error in the build for Firefox, and no warning that is not explained',
      ],
    ],
    'The shipped overlay differs': [
      [manifest, '${kind}: the shipped overlay has a closed root, the test build differs in that alone'],
    ],
    'The newest release is supported': [[manifest, '${kind}: the oldest browser is the one that SECURITY.md names']],
    'Please report it': ASKED,
    'Say what you did': ASKED,
  },
  'PRIVACY.md': {
    'What you judged is stored': [
      [
        'tests/e2e/browsers/options.spec.ts',
        'the options page shows what is stored, lets it be changed, and exports it in the contract’s shape',
      ],
    ],
    '_Data & privacy_ on': [['tests/dom/options/DataSection.test.tsx', 'says what is stored, and how much it takes']],
    "Looking at a page's pictures": [
      [
        'tests/e2e/browsers/quiet.spec.ts',
        'nothing is in a page before the person asks, and looking asks the site for nothing it did not serve already',
      ],
    ],
    'The library shows the small images': [
      ['tests/unit/state/library/libraryModel.test.ts', 'shows small images kept here beside the original'],
    ],
    'Pictures that you download or export': [
      ['tests/unit/services/pictureFetcher.network.test.ts', 'neither cookies nor referrer are sent'],
    ],
    'Next pages are asked for': [['tests/e2e/browsers/live.spec.ts', 'next pages are read without being gone to']],
    'A picture goes to a server': [
      [
        'tests/unit/services/actionsService.test.ts',
        'nothing is sent to a host that the person has not allowed; what they are asked for is that host',
      ],
    ],
    "Settings go through the browser's account": [
      [
        'tests/unit/services/accountSettingsService.test.ts',
        'nothing is written before it is switched on, nor after it was switched off',
      ],
    ],
    'The extension says in its manifest': [[manifest, 'firefox: the manifest says that no data is collected']],
    'A page with marks': [
      [marks, 'a page cannot tell which of its pictures was disliked and hidden, nor that it was just judged'],
    ],
    'What goes to open galleries': [
      [
        'tests/unit/services/likesService.test.ts',
        'everyone who shows Likes hears the keys of every address, and nothing else',
      ],
    ],
    'What you judge in a private window': [
      ['tests/unit/services/privateWindows.test.ts', 'private: $incognito, wanted: $privateWindows: $outcome'],
    ],
    'Nothing is sent to a server before': [
      ['tests/unit/state/options/syncModel.test.ts', 'without the permission sends nothing, and keeps what was typed'],
    ],
    'With a passphrase, all it gets': [
      ['tests/unit/sync/webdavEncryption.test.ts', 'keeps what is on the server from whoever reads it'],
    ],
    'Over WebDAV, each machine': [['tests/unit/sync/webdav.test.ts', 'write into their own folders only']],
    'Everything can be exported': [
      [
        'tests/e2e/browsers/exports.spec.ts',
        'a backup with its pictures makes the same library in an empty profile, and can be taken back',
      ],
    ],
    'Everything can be deleted': [
      [data, 'everything is deleted, from open galleries too, and brought back as it was with what was judged since'],
    ],
    'After that, it is gone': [[data, 'what was deleted is gone for good when the page is closed']],
  },
};

describe.each(Object.entries(promises))('%s', (file, kept) => {
  const sentences = sentencesOf(readFileSync(file, 'utf8'));
  const beginnings = Object.keys(kept);

  test.each(sentences)('a test stands behind: %s', (sentence) => {
    expect(beginnings.filter((beginning) => sentence.startsWith(beginning))).toHaveLength(1);
  });

  test('no test stands behind a sentence that is not there', () => {
    expect(beginnings.filter((beginning) => !sentences.some((each) => each.startsWith(beginning)))).toEqual([]);
  });

  const behind = Object.values(kept).flatMap((each) => (each === ASKED ? [] : each));
  test.each(behind)('%s has the test "%s"', (path, name) => {
    expect(hasTest(readFileSync(path, 'utf8'), name)).toBe(true);
  });
});

test('a sentence without a test, and a test that is not there, are found', () => {
  expect(sentencesOf('# A title\n\n**A word.** It is so. It is\nso, too: `a.b`.\n')).toEqual([
    'It is so.',
    'It is so, too: `a.b`.',
  ]);
  expect(hasTest("test('is there', () => {});", 'is there')).toBe(true);
  expect(hasTest("// test('is not there')\ntest('is', () => {});", 'is not')).toBe(false);
});

/** Of paragraphs: no headings, and no words in bold that say what one is about. */
function sentencesOf(text: string): string[] {
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => !paragraph.startsWith('#'))
    .map((paragraph) =>
      paragraph
        .replaceAll(/\s+/g, ' ')
        .trim()
        .replace(/^\*\*[^*]+\*\* /, ''),
    )
    .filter((paragraph) => paragraph !== '')
    .flatMap((paragraph) => paragraph.split(/(?<=[.!?]) (?=[A-Z_*“])/));
}

function hasTest(source: string, name: string): boolean {
  const written = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(String.raw`\(\s*(['"\x60])${written}\1,`).test(source);
}
