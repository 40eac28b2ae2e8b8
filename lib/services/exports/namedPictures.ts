import { createFileNames } from '../../core/fileName.ts';
import type { Like } from '../../core/judging/like.ts';
import type { ExportJob } from './exportJob.ts';

/** A picture's bytes, and the path that the template gives them. */
export interface NamedPicture {
  readonly like: Like;
  readonly image: Blob;
  readonly path: string;
  /** What the bytes are said to be. */
  readonly mediaType: string | undefined;
}

/** A Like whose original could not be had: it is among the job's failures. */
export interface MissingPicture {
  readonly like: Like;
  readonly image?: undefined;
}

/** The pictures of a job, in order. @param ending Of the files' names, instead of that of their kind. */
export async function* namedPictures(job: ExportJob, ending?: string): AsyncGenerator<NamedPicture | MissingPicture> {
  const fileName = createFileNames(job.options.nameTemplate, ending);
  for await (const picture of job.pictures()) {
    const { like } = picture;
    if ('reason' in picture) {
      job.fail({ key: like.key, url: like.url, reason: picture.reason });
      yield { like };
      continue;
    }
    const { image } = picture;
    const mediaType = /^image\/[\w.+-]+/i.exec(image.type)?.[0].toLowerCase() ?? like.mediaType;
    yield { like, image, mediaType, path: fileName(like, mediaType) };
  }
}

/** Those whose originals could be had. */
export async function* presentPictures(job: ExportJob, ending?: string): AsyncGenerator<NamedPicture> {
  for await (const picture of namedPictures(job, ending)) if (picture.image !== undefined) yield picture;
}
