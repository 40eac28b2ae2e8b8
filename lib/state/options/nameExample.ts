import { CodedError } from '../../core/codedError.ts';
import type { ExportRequest } from '../../core/exports/exportRequest.ts';
import { createFileNames } from '../../core/fileName.ts';
import type { Like } from '../../core/judging/like.ts';
import { text } from '../../core/text.ts';

/** What a template of file names makes of a picture, or why it makes nothing, as a sentence. */
export type NameExample = { readonly name: string } | { readonly problem: string };

const example = (): Like => ({
  key: '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
  url: 'https://frames.example/2026/espresso.jpg',
  aliases: [],
  liked: true,
  caption: text('export_example_caption'),
  meta: null,
  tags: [],
  note: '',
  page: { url: 'https://frames.example/week/47', title: text('export_example_title') },
  mediaType: 'image/jpeg',
  createdAt: Date.UTC(2026, 10, 22),
  updatedAt: Date.UTC(2026, 10, 22),
  stamps: { liked: '', caption: '', meta: '', note: '', tags: {}, deleted: '' },
});

export function nameExample({ nameTemplate }: ExportRequest['options'], format: ExportRequest['format']): NameExample {
  try {
    return { name: createFileNames(nameTemplate, format === 'numpy' ? 'npy' : undefined)(example()) };
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return { problem: error.message };
  }
}
