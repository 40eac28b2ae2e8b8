import { DEFAULT_SETTINGS } from '../../lib/core/settings/gallerySettings.ts';
import type { Sender } from '../../lib/platform/messaging.ts';
import type { BackgroundMessages, MessageName, Request } from '../../lib/protocol/messages.ts';
import { aSnapshot } from './likes.ts';

export const key = 'a'.repeat(64);
export const content: Sender = {
  kind: 'content',
  tabId: 1,
  url: 'https://example.org/',
  title: 'Example',
  incognito: false,
};
export const extension: Sender = { kind: 'extension' };
/** A judgement. */
export const set = { operationId: 'operation-1', key, liked: true, at: 1, snapshot: aSnapshot() };

/** Who may send each message. */
export const senders: { readonly [Name in keyof BackgroundMessages]: readonly ('content' | 'extension')[] } = {
  'likes.read': ['content'],
  'likes.set': ['content'],
  'likes.setMany': ['content'],
  'likes.details': ['content'],
  'likes.annotate': ['content'],
  'settings.change': ['extension'],
  'settings.read': ['extension'],
  'settings.changeOfPage': ['content'],
  'settings.readOfPage': ['content'],
  'actions.run': ['content', 'extension'],
  'actions.allow': ['content'],
  'library.change': ['extension'],
  'library.merge': ['extension'],
  'library.unmerge': ['extension'],
  'library.deleteAll': ['extension'],
  'library.restore': ['extension'],
  'library.forget': ['extension'],
  'sync.read': ['extension'],
  'sync.connect': ['extension'],
  'sync.change': ['extension'],
  'sync.run': ['extension'],
  'sync.cancel': ['extension'],
  'sync.disconnect': ['extension'],
  'sync.machines': ['extension'],
  'sync.takeOver': ['extension'],
  'sync.answerDeletions': ['extension'],
  'accountSettings.read': ['extension'],
  'accountSettings.set': ['extension'],
  'thumbnails.add': ['content'],
  'comparisons.add': ['content'],
  'images.download': ['content', 'extension'],
  'frames.read': ['content'],
  'frames.allow': ['content'],
  'page.counts': ['content'],
  'marks.describe': ['content'],
  'marks.read': ['content'],
  'marks.extend': ['content'],
  'overlay.extend': ['content'],
  'tab.open': ['extension'],
  'tab.openOfPage': ['content'],
  'tab.describe': ['extension'],
  'tab.read': ['extension'],
  'tab.show': ['extension'],
  'tab.goBack': ['extension'],
  'overlay.lost': ['content'],
  'gallery.open': ['extension'],
  'gallery.describe': ['extension'],
  'library.changed': ['extension'],
};

/** A request of each message, with every field that it may have. */
export const validRequests = {
  'likes.read': { pictures: [{ key, aliases: [] }] },
  'likes.set': set,
  'likes.setMany': { judgements: [set, { ...set, operationId: 'operation-2' }] },
  'likes.details': { pictures: [{ key, aliases: ['https://example.org/x.jpg'] }] },
  'likes.annotate': {
    operationId: 'operation-1',
    pictures: [{ key, snapshot: aSnapshot() }],
    annotation: { addTags: ['ridge'], removeTags: [], note: '' },
  },
  'settings.change': {
    changes: {
      gallery: { dock: 'left', cardWidth: 200, columns: [2, 3], keys: { like: ['y'], share: [] } },
      sites: { 'a.example': { gallery: { layout: 'grid' }, marks: true, disliked: 'dimmed' }, 'b.example': null },
      actions: [
        { id: 'action-1', label: 'Send', icon: 'Send', key: '2', does: 'post', template: 'http://127.0.0.1:7860/like' },
      ],
      badge: true,
    },
  },
  'settings.read': null,
  'settings.changeOfPage': { changes: { dock: 'left', cardWidth: 200, keys: { like: ['y'], share: [] } } },
  'settings.readOfPage': null,
  'actions.run': {
    operationId: 'operation-1',
    actionId: 'action-1',
    inFront: true,
    picture: { key, image: 'https://example.org/x.jpg', caption: 'x', liked: true, width: 3, height: 2 },
  },
  'actions.allow': { actionId: 'action-1' },
  'library.change': {
    operationId: 'operation-1',
    changes: [
      { key, liked: null },
      { key, caption: '', note: 'x', addTags: ['ridge'], removeTags: [], deleted: false },
    ],
  },
  'library.merge': { operationId: 'operation-1', keys: [key, 'b'.repeat(64)] },
  'library.unmerge': { undo: 'operation-1' },
  'library.deleteAll': { settings: true },
  'library.restore': null,
  'library.forget': null,
  'sync.read': null,
  'sync.connect': {
    account: {
      kind: 'webdav',
      address: 'https://cloud.example/dav',
      user: 'me',
      password: 'secret',
      passphrase: null,
      person: null,
      deviceName: 'Firefox on Linux',
      everyMinutes: 15,
    },
  },
  'sync.change': { everyMinutes: 60, passphrase: 'correct horse' },
  'sync.run': null,
  'sync.cancel': null,
  'sync.disconnect': null,
  'sync.machines': null,
  'sync.takeOver': { device: 'devicea1' },
  'sync.answerDeletions': { isAgreed: true },
  'accountSettings.read': null,
  'accountSettings.set': { isOn: true },
  'thumbnails.add': {
    key,
    aliases: [],
    image: 'UklGRg==',
    mediaType: 'image/webp',
    width: 320,
    height: 200,
    look: '0123456789abcdef',
  },
  'comparisons.add': { id: 'comparison-1', session: 'session-1', chosen: key, rejected: 'b'.repeat(64) },
  'images.download': { url: 'https://example.org/x.jpg', fileName: 'x.jpg' },
  'frames.read': null,
  'frames.allow': { origins: ['https://b.example', 'http://c.example:8080'] },
  'page.counts': { liked: 3 },
  'marks.describe': null,
  'marks.read': {
    base: 'https://example.org/',
    pictures: [
      { address: 'x.jpg', srcsets: ['x-large.jpg 2x'], beside: [['href', 'x-whole.jpg']] },
      { address: '', css: 'none, url("x.jpg")' },
      { address: '', key },
    ],
  },
  'marks.extend': null,
  'overlay.extend': null,
  'tab.open': { tabId: 1 },
  'tab.openOfPage': null,
  'tab.describe': { id: 'gallery-1' },
  'tab.read': { id: 'gallery-1' },
  'tab.show': { id: 'gallery-1', key, urls: ['https://example.org/x.jpg'] },
  'tab.goBack': { id: 'gallery-1' },
  'overlay.lost': null,
  'gallery.open': { tabId: 1 },
  'gallery.describe': { tabId: 1 },
  'library.changed': null,
} as const satisfies { readonly [Name in keyof BackgroundMessages]: Request<Name> | null };

export const messageNames = Object.keys(senders) as (keyof BackgroundMessages)[];

/** A request of each message that our scripts in pages, and pages of ours, answer. */
export const pageRequests = {
  'overlay.toggle': { settings: { gallery: DEFAULT_SETTINGS, actions: [] } },
  'overlay.open': { settings: { gallery: DEFAULT_SETTINGS, actions: [] } },
  'overlay.describe': null,
  'overlay.find': { url: 'https://example.org/ridge.jpg', tags: false },
  'welcome.toggle': null,
  'likes.changed': { keys: [key] },
  'library.changed': null,
  'frames.allowed': null,
  'settings.changed': null,
  'sync.changed': null,
} as const satisfies {
  readonly [Name in Exclude<MessageName, keyof BackgroundMessages> | 'library.changed']: Request<Name> | null;
};
