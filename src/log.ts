import type { DestinationStream, Logger as Pino } from 'pino';
import pino from 'pino';
import type { Logger } from './core/ports.ts';

const secret = /(xox[a-z]-|xapp-)[\w-]+|\b[\w-]{20,}\.[\w-]{6}\.[\w-]{20,}\b/g;

/** What is told of an error: not what the libraries hang on it, such as the request with its address and all that was said. */
function told(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { type, message, stack, code, status, method } = pino.stdSerializers.err(error);
  return { type, message, stack, code, status, method };
}

/** A log of one JSON line an entry on standard error. No token of any platform gets through, wherever it stands. */
export function openLog(level: string, secrets: readonly string[], destination?: DestinationStream): Logger {
  const hide = (text: string) =>
    secrets.reduce((rest, one) => rest.replaceAll(one, '[hidden]'), text.replace(secret, '[hidden]'));
  const log: Pino = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: told, cause: told },
      hooks: { streamWrite: hide },
    },
    destination ?? pino.destination({ dest: 2, sync: true }),
  );
  return {
    debug: (message, facts = {}) => log.debug(facts, message),
    info: (message, facts = {}) => log.info(facts, message),
    warn: (message, facts = {}) => log.warn(facts, message),
    error: (message, facts = {}) => log.error(facts, message),
  };
}
