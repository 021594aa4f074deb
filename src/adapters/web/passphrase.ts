import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Random } from '../../core/ports.ts';
import type { Secrets } from '../../core/transcript.ts';

const name = 'passphrase';
const hashBytes = 32;
const derive = promisify<string, Buffer, number, Buffer>(scrypt);

/** What was typed, however it was spaced or capitalised. */
const tidy = (typed: string) => typed.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Makes the phrase by which somebody on another machine comes to lead, in place of the one before; only its hash is kept. */
export async function makePassphrase(secrets: Secrets, random: Random): Promise<string> {
  const phrase = (random.id().match(/.{4}/g) ?? []).join('-');
  const salt = randomBytes(16);
  const hash = await derive(tidy(phrase), salt, hashBytes);
  await secrets.keep(name, `${salt.toString('base64url')}.${hash.toString('base64url')}`);
  return phrase;
}

/** Whether there is a phrase. */
export const hasPassphrase = async (secrets: Secrets): Promise<boolean> => (await secrets.read(name)) !== null;

/** Whether this is the phrase. */
export async function isPassphrase(secrets: Secrets, typed: string): Promise<boolean> {
  const [salt, hash] = ((await secrets.read(name)) ?? '').split('.').map((part) => Buffer.from(part, 'base64url'));
  if (!salt || hash?.length !== hashBytes) return false;
  return timingSafeEqual(await derive(tidy(typed), salt, hashBytes), hash);
}
