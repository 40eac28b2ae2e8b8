import * as v from 'valibot';
import { MAX_DEVICE_NAME, MAX_PERSON, MIN_PASSPHRASE, SYNC_INTERVALS, SYNC_KINDS } from '../core/sync/syncAccount.ts';
import { MAX_URL } from './valueSchemas.ts';

/** Characters of a user name, a password and a passphrase. */
const MAX_SECRET = 4096;
const secret = v.pipe(v.string(), v.maxLength(MAX_SECRET));
export const passphrase = v.pipe(secret, v.minLength(MIN_PASSPHRASE));
export const everyMinutes = v.picklist(SYNC_INTERVALS);
export const syncAccount = v.strictObject({
  kind: v.picklist(SYNC_KINDS),
  address: v.pipe(v.string(), v.maxLength(MAX_URL), v.regex(/^https?:\/\//i)),
  user: secret,
  password: secret,
  passphrase: v.nullable(passphrase),
  person: v.nullable(v.pipe(v.string(), v.nonEmpty(), v.maxLength(MAX_PERSON))),
  deviceName: v.pipe(v.string(), v.nonEmpty(), v.maxLength(MAX_DEVICE_NAME)),
  everyMinutes,
});
