import { describe, expect, test } from 'vitest';
import { writeMedia } from '../../../emulator/search/fields';
import type { LibraryMedia, MediaType } from '../../../emulator/search/media';

const CREATED = Date.UTC(2018, 6, 20, 4, 29, 4, 700);
const MODIFIED = Date.UTC(2018, 6, 20, 6, 14, 29);

const FULL: LibraryMedia = {
  mediaId: 'media1',
  createdAt: CREATED,
  modifiedAt: MODIFIED,
  title: 'Title 1',
  status: 'Blocked',
  cateId: 12,
  tags: ['one', 'two'],
  fields: { CoverURL: 'http://sample.example.com/1.jpg', Size: 123, Snapshots: ['http://sample.example.com/2.jpg'], Unknown: 'x' },
};

describe('a media in an answer', () => {
  test('has its basic fields', () => {
    expect(writeMedia(FULL, new Set())).toEqual({
      MediaId: 'media1',
      MediaType: 'video',
      CreationTime: '2018-07-20T04:29:04Z',
      Video: {
        VideoId: 'media1',
        Title: 'Title 1',
        Status: 'Blocked',
        CreationTime: '2018-07-20T04:29:04Z',
        ModificationTime: '2018-07-20T06:14:29Z',
        CoverURL: 'http://sample.example.com/1.jpg',
      },
    });
  });

  test('has the fields that were asked for besides, where it has any value', () => {
    const { Video } = writeMedia(FULL, new Set(['CateId', 'Tags', 'Size', 'Snapshots', 'Duration', 'Title'])) as { Video: object };
    const asked = { CateId: 12, Tags: 'one,two', Size: 123, Snapshots: ['http://sample.example.com/2.jpg'] };
    expect(Video).toMatchObject({ VideoId: 'media1', ...asked });
    expect(Video).not.toHaveProperty('Duration');
    expect(Video).not.toHaveProperty('Unknown');
  });

  test('is normal, called by its ID and changed last when it was made, unless it says otherwise', () => {
    expect(writeMedia({ mediaId: 'media1', createdAt: CREATED }, new Set())).toMatchObject({
      Video: { Title: 'media1', Status: 'Normal', ModificationTime: '2018-07-20T04:29:04Z' },
    });
  });

  test.each<[MediaType, string, string]>([
    ['video', 'Video', 'VideoId'],
    ['audio', 'Audio', 'AudioId'],
    ['image', 'Image', 'ImageId'],
    ['attached', 'AttachedMedia', 'MediaId'],
  ])('is told by its kind: %s', (mediaType, holder, id) => {
    const written = writeMedia({ ...FULL, mediaType }, new Set());
    expect(written).toMatchObject({ MediaId: 'media1', MediaType: mediaType, [holder]: { [id]: 'media1' } });
  });
});
