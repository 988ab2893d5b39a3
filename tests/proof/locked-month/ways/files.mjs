/** Removing and replacing the files of an entry. */
import { named } from './attempt.mjs';

/** @returns {import('./attempt.mjs').Attempt} the file a locked entry shows */
export function byFiles({ random, content }) {
  const { id, url } = content.photo;
  const form = () => {
    const data = new FormData();
    data.append('files', new Blob([ANOTHER_PICTURE], { type: 'image/png' }), 'other.png');
    return data;
  };
  const uid = 'plugin::upload.file';
  const query = (method, params) => ({ call: { service: 'query', uid, method, args: [params] } });
  const ways = [
    ['delete', { as: 'administrator', request: ['DELETE', `/upload/files/${id}`] }],
    [
      'bulk delete',
      {
        as: 'administrator',
        request: ['POST', '/upload/actions/bulk-delete', { fileIds: [id], folderIds: [] }],
      },
    ],
    ['replace', { as: 'administrator', request: ['POST', `/upload/files/${id}/replace`, form()] }],
    ['replace', { as: 'administrator', request: ['POST', `/upload?id=${id}`, form()] }],
    ['delete', { as: 'token', request: ['DELETE', `/api/upload/files/${id}`] }],
    ['delete', { call: { service: 'upload', method: 'remove', args: [{ id, url }] } }],
    ['delete', query('delete', { where: { id } })],
    ['delete', query('deleteMany', { where: { id } })],
    ['point elsewhere', query('update', { where: { id }, data: { url: '/uploads/other.png' } })],
    ['delete', { statement: `DELETE FROM files WHERE id = ${Number(id)}` }],
  ];
  const [operation, rest] = random.pick(ways);
  return named('its files', { operation, type: 'photo' }, rest);
}

/** One white pixel. */
const ANOTHER_PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
);
