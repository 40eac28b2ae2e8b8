import { describe, expect, test } from 'vitest';
import { readMultistatus } from '../../../lib/sync/webdav/multistatus.ts';

const apache = `<?xml version="1.0" encoding="utf-8"?>
<D:multistatus xmlns:D="DAV:" xmlns:ns0="DAV:">
<D:response xmlns:g0="DAV:">
<D:href>/dav/a%20folder/</D:href>
<D:propstat><D:prop><g0:getcontentlength/></D:prop><D:status>HTTP/1.1 404 Not Found</D:status></D:propstat>
</D:response>
<D:response xmlns:lp1="DAV:">
<D:href>/dav/a%20folder/x&amp;y.gz</D:href>
<D:propstat><D:prop><lp1:getcontentlength>5</lp1:getcontentlength></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat>
</D:response>
</D:multistatus>`;

describe('listings', () => {
  test.each([
    [
      'Apache',
      apache,
      [
        { name: 'a folder', bytes: undefined },
        { name: 'x&y.gz', bytes: 5 },
      ],
    ],
    [
      'no prefix, absolute addresses, properties that are missing beside those that are there',
      '<multistatus xmlns="DAV:"><response><href>https://a.example/dav/b?x#y</href><propstat><prop><getcontentlength>7</getcontentlength></prop><status>HTTP/1.1 200 OK</status></propstat><propstat><prop><getetag/></prop><status>HTTP/1.1 404 Not Found</status></propstat></response></multistatus>',
      [{ name: 'b', bytes: 7 }],
    ],
    [
      'CDATA, comments and spaces',
      '<d:multistatus xmlns:d="DAV:"><!-- <d:response> --><d:response><d:href> <![CDATA[/a/b]]> </d:href><d:propstat><d:prop><d:getcontentlength> 3 </d:getcontentlength></d:prop></d:propstat></d:response></d:multistatus>',
      [{ name: 'b', bytes: 3 }],
    ],
    [
      'a length that is none',
      '<multistatus><response><href>/%zz</href><propstat><prop><getcontentlength>-1</getcontentlength></prop></propstat></response></multistatus>',
      [{ name: '%zz', bytes: undefined }],
    ],
    [
      'an href of something else',
      '<multistatus><response><href>/a</href><propstat><prop><owner><href>/principals/ada</href></owner></prop></propstat></response></multistatus>',
      [{ name: 'a', bytes: undefined }],
    ],
    ['nothing', '<D:multistatus xmlns:D="DAV:"></D:multistatus>', []],
    ['nothing at all', '<D:multistatus xmlns:D="DAV:"/>', []],
  ])('%s', (_, xml, entries) => expect(readMultistatus(xml)).toEqual(entries));

  test('are not read when they are cut off', () => {
    for (let length = 0; length < apache.length; length++) {
      expect(readMultistatus(apache.slice(0, length)), `${length}`).toBeNull();
    }
  });

  test.each([
    '',
    '<!DOCTYPE html><html><body>Log in</body></html>',
    '{"ok":true}',
    '<a><multistatus></multistatus></a>',
  ])('are not: %s', (text) => expect(readMultistatus(text)).toBeNull());
});
