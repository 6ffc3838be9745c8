import { type DestinationStream, type Logger, pino } from 'pino'

/** JSON logs. Query strings are never logged; anything that could be a token is cut out. */
export function createLog(options: { level?: string; to?: DestinationStream } = {}): Logger {
  const settings = {
    level: options.level ?? 'info',
    base: null,
    redact: {
      paths: [
        'token',
        '*.token',
        'authorization',
        '*.authorization',
        'headers.authorization',
        'headers.cookie',
        'password',
        '*.password',
        '*.clientSecret',
        'sessionKey',
        'smtpUrl',
        'operatorToken',
        'databaseUrl',
      ],
      censor: '[cut]',
    },
  }
  return options.to ? pino(settings, options.to) : pino(settings)
}

export type { Logger }
