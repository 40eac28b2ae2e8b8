import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findServer, nginxDavModule } from '../browsers/find.ts';
import { freePort, startProcess } from './process.ts';

/** A WebDAV server on this machine alone, with a folder of its own and one user. */
export interface WebdavServer {
  /** Of the folder, without a slash at its end. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** The folder that is served. */
  readonly root: string;
  /** Ends it and deletes the folder. */
  stop(): Promise<void>;
}

const USER = 'ada';
const PASSWORD = 'Difference: Engine 1';

/** Apache's mod_dav: keeps to the standard strictly. */
export function startApache(): Promise<WebdavServer> {
  return startServer('apache', async ({ folder, root, port, passwords }) => {
    const identity = await apacheIdentity(root);
    const configuration = join(folder, 'apache.conf');
    await writeFile(
      configuration,
      `ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile ${folder}/apache.pid
ErrorLog ${folder}/errors.log
DefaultRuntimeDir ${folder}
${apacheModules()}
${identity}
DocumentRoot ${root}
DavLockDB ${root}/../locks/db
<Directory ${root}>
  Dav On
  DirectoryIndex disabled
  AuthType Basic
  AuthName files
  AuthUserFile ${passwords}
  Require valid-user
</Directory>
`,
    );
    return { command: command('apache2'), words: ['-f', configuration, '-DFOREGROUND'] };
  });
}

/** nginx with its dav-ext module: heeds no preconditions. */
export function startNginx(): Promise<WebdavServer> {
  return startServer('nginx', async ({ folder, root, port, passwords }) => {
    const configuration = join(folder, 'nginx.conf');
    await writeFile(
      configuration,
      `load_module ${nginxDavModule};
${isRoot() ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/errors.log;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/bodies;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    root ${root};
    auth_basic files;
    auth_basic_user_file ${passwords};
    client_max_body_size 0;
    location / {
      dav_methods PUT DELETE MKCOL COPY MOVE;
      dav_ext_methods PROPFIND OPTIONS;
      dav_access user:rw group:rw all:r;
    }
  }
}
`,
    );
    return { command: command('nginx'), words: ['-c', configuration, '-e', join(folder, 'errors.log')] };
  });
}

/** rclone: heeds no preconditions, and makes folders that are there already. */
export function startRclone(): Promise<WebdavServer> {
  return startServer('rclone', async ({ folder, root, port }) => ({
    command: command('rclone'),
    // Without a cache of folders: what tests change beneath it is seen.
    words: `serve webdav --dir-cache-time 0s --addr 127.0.0.1:${port} --user ${USER}`
      .split(' ')
      .concat('--pass', PASSWORD, root),
    environment: { RCLONE_CONFIG: join(folder, 'rclone.conf') },
  }));
}

interface Place {
  readonly folder: string;
  readonly root: string;
  readonly port: number;
  /** In the form that Apache and nginx both read. */
  readonly passwords: string;
}

interface Program {
  readonly command: string;
  readonly words: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

async function startServer(name: string, configure: (place: Place) => Promise<Program>): Promise<WebdavServer> {
  const folder = await mkdtemp(join(tmpdir(), `likeable-gallery-${name}-`));
  const root = join(folder, 'files');
  const passwords = join(folder, 'passwords');
  await mkdir(root);
  // A server that gives up being root must still come in.
  chmodSync(folder, 0o755);
  await writeFile(passwords, `${USER}:{SHA}${createHash('sha1').update(PASSWORD).digest('base64')}\n`);
  try {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const { command: program, words, environment } = await configure({ folder, root, port, passwords });
    const server = await startProcess(program, words, { url, ...(environment === undefined ? {} : { environment }) });
    return {
      url,
      user: USER,
      password: PASSWORD,
      root,
      async stop() {
        await server.stop();
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    const log = await readFile(join(folder, 'errors.log'), 'utf8').catch(() => '');
    await rm(folder, { recursive: true, force: true });
    throw new Error(`${name} cannot be started. ${log.slice(-2000)}`, { cause: error });
  }
}

/** Apache refuses to serve as root. */
async function apacheIdentity(root: string): Promise<string> {
  const locks = join(root, '..', 'locks');
  await mkdir(locks);
  if (!isRoot()) return '';
  const { uid, gid } = await apacheUser();
  for (const owned of [root, locks]) chownSync(owned, uid, gid);
  return `User #${uid}\nGroup #${gid}`;
}

async function apacheUser(): Promise<{ readonly uid: number; readonly gid: number }> {
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const [, , uid, gid] = users.find(([name]) => name === 'www-data') ?? [];
  if (uid === undefined || gid === undefined) throw new Error('There is no user that Apache could serve as.');
  return { uid: Number(uid), gid: Number(gid) };
}

/** Some are built in, some missing: both is fine as long as it starts. */
function apacheModules(): string {
  const folder = '/usr/lib/apache2/modules';
  return [
    'mpm_event',
    'authn_core',
    'authn_file',
    'authz_core',
    'authz_user',
    'auth_basic',
    'dir',
    'unixd',
    'dav',
    'dav_fs',
  ]
    .filter((name) => existsSync(`${folder}/mod_${name}.so`))
    .map((name) => `LoadModule ${name}_module ${folder}/mod_${name}.so`)
    .join('\n');
}

function command(name: string): string {
  const path = findServer(name);
  if (path === null) throw new Error(`Please install ${name}.`);
  return path;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
