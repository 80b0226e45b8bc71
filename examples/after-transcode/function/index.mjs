import { createHash, createHmac, randomUUID } from 'node:crypto';

/**
 * Takes VOD's callbacks out of a queue, and invokes the prefetcher once for all media of the batch that are transcoded.
 *
 * An error makes the queue deliver the batch again.
 */
export async function handler(event, context) {
  const mediaIds = transcodedMedia(JSON.parse(event.toString()));
  if (mediaIds.length === 0) {
    return { mediaIds };
  }
  const { url, ...request } = invocation(jobFor(mediaIds, process.env), process.env.PREFETCHER, context);
  const answer = await fetch(url, request);
  if (answer.status !== 202) {
    throw new Error(`${process.env.PREFETCHER} was not invoked: ${answer.status} ${(await answer.text()).slice(0, 500)}`);
  }
  return { mediaIds };
}

/** The media whose streams are all transcoded, each once: a trigger's CloudEvents, or one of them, in; media IDs out. */
export function transcodedMedia(events) {
  const callbacks = [events].flat().flatMap(({ data }) => callback(data?.messageBody) ?? []);
  const done = callbacks.filter(({ EventType, Status }) => EventType === 'TranscodeComplete' && Status === 'success');
  return [...new Set(done.map(({ VideoId }) => VideoId))];
}

/** The documented job for these media: it is the whole event of a direct invocation. */
export function jobFor(mediaIds, { SCHEDULE, TASK }) {
  return { version: 2, schedule: SCHEDULE, selection: { type: 'ids', ids: mediaIds }, task: JSON.parse(TASK) };
}

/**
 * A signed, asynchronous InvokeFunction of Function Compute 3.0: it is answered with 202 as soon as the event is in the queue.
 *
 * @see https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature
 */
export function invocation(job, functionName, { accountId, region, credentials }, now = new Date(), nonce = randomUUID()) {
  const body = JSON.stringify(job);
  const host = `${accountId}.${region}.fc.aliyuncs.com`;
  const path = `/2023-03-30/functions/${functionName}/invocations`;
  const signed = {
    'content-type': 'application/json',
    'host': host,
    'x-acs-action': 'InvokeFunction',
    'x-acs-content-sha256': sha256(body),
    'x-acs-date': now.toISOString().replace(/\.\d+Z$/, 'Z'),
    'x-acs-security-token': credentials.securityToken,
    'x-acs-signature-nonce': nonce,
    'x-acs-version': '2023-03-30',
  };
  const names = Object.keys(signed).sort();
  const headers = names.map((name) => `${name}:${signed[name]}\n`).join('');
  const canonical = ['POST', path, '', headers, names.join(';'), sha256(body)].join('\n');
  const signature = createHmac('sha256', credentials.accessKeySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex');
  const { host: _, ...sent } = signed;
  return {
    url: `https://${host}${path}`,
    method: 'POST',
    headers: {
      ...sent,
      'authorization': `ACS3-HMAC-SHA256 Credential=${credentials.accessKeyId},SignedHeaders=${names.join(';')},Signature=${signature}`,
      'x-fc-invocation-type': 'Async',
    },
    body,
  };
}

/** A message of the queue as VOD wrote it, in Base64 or not; undefined where it is no callback. */
function callback(message) {
  const texts = typeof message === 'string' ? [message, Buffer.from(message, 'base64').toString('utf8')] : [JSON.stringify(message ?? null)];
  for (const text of texts) {
    try {
      return JSON.parse(text) ?? undefined;
    } catch {
      // Not in this form.
    }
  }
  return undefined;
}

function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}
