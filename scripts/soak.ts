import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkOnce, liveOnce } from '../tests/soak/browserLife.ts';
import type { Soak } from '../tests/soak/soakRun.ts';
import { createLedger } from '../tests/soak/ledger.ts';
import { createTally, isClean, tallyLine } from '../tests/soak/tally.ts';
import { seededRandom } from '../tests/support/seededRandom.ts';
import { installMissing } from './browsers/install.ts';
import { launchBrowser } from './browsers/launch.ts';
import { build } from './build.ts';
import { startSite } from './demo/siteServer.ts';

const USAGE = `npm run soak                     an hour of judging, kills, exports, imports and deletions in Chromium
npm run soak -- --minutes N      as long as that, half of it in each browser where both are meant
npm run soak -- --seed S         the schedule that this seed gives; printed by every run
npm run soak -- --browser NAME   chromium, firefox or both`;

type Kind = 'chromium' | 'firefox';

const { values: options } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string' },
    browser: { type: 'string', default: 'chromium' },
    help: { type: 'boolean', default: false },
  },
});

async function soak(): Promise<boolean> {
  const kinds = kindsOf(options.browser);
  const minutes = Number(options.minutes);
  if (!(minutes > 0)) throw new Error(`--minutes wants a number, not "${options.minutes}".`);
  const seed = Number(options.seed ?? Math.floor(Math.random() * 2 ** 32)) >>> 0;
  await installMissing(kinds);
  let clean = true;
  for (const kind of kinds) {
    const extensionDir = await build({ browser: kind === 'chromium' ? 'chrome' : 'firefox' });
    clean = (await soakIn({ kind, extensionDir, minutes: minutes / kinds.length, seed })) && clean;
  }
  return clean;
}

interface Choices {
  readonly kind: Kind;
  readonly extensionDir: string;
  readonly minutes: number;
  readonly seed: number;
}

async function soakIn({ kind, extensionDir, minutes, seed }: Choices): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'likeable-gallery-soak-'));
  const downloadsDir = join(folder, 'downloads');
  await mkdir(downloadsDir);
  const site = await startSite();
  const started = performance.now();
  const passed = (): number => (performance.now() - started) / 60_000;
  const say = (line: string): void => console.log(`${passed().toFixed(1).padStart(6)}  ${line}`);
  const run: Soak = {
    launch: () => launchBrowser(kind, { extensionDir, userDataDir: join(folder, 'profile'), downloadsDir }),
    site,
    downloadsDir,
    random: seededRandom(seed),
    ledger: createLedger(),
    tally: createTally(),
    say,
    isOver: () => passed() >= minutes,
    cutOff: null,
    files: 0,
  };
  console.log(
    `Soaking ${kind} for ${minutes} minutes: npm run soak -- --browser ${kind} --minutes ${minutes} --seed ${seed}`,
  );
  let broken: unknown;
  try {
    while (!run.isOver() && isClean(run.tally)) {
      await liveOnce(run);
      say(tallyLine(passed(), run.tally));
    }
    await checkOnce(run);
  } catch (error) {
    broken = error;
    say(`BROKEN: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  await site.close();
  console.log(`${kind}, seed ${seed}: ${tallyLine(passed(), run.tally)}`);
  const clean = broken === undefined && isClean(run.tally);
  if (clean) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  else console.log(`The profile is left in ${folder}.`);
  return clean;
}

function kindsOf(name: string): readonly Kind[] {
  if (name === 'both') return ['chromium', 'firefox'];
  if (name === 'chromium' || name === 'firefox') return [name];
  throw new Error(`--browser wants chromium, firefox or both, not "${name}".`);
}

if (options.help) console.log(USAGE);
else {
  try {
    if (!(await soak())) process.exitCode = 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
