import type { Decision, MadeRoomCode, RoomCode, WorkSeries } from '@understory/model'
import { Allowed } from '../../../forms/decision.tsx'
import { ChoiceField, Field } from '../../../forms/field.tsx'
import { useWords } from '../../../strings/words.tsx'

export interface MadeCode extends MadeRoomCode {
  readonly qr: { readonly size: number; readonly d: string }
}

interface Props {
  readonly series: WorkSeries
  readonly codes: readonly RoomCode[]
  readonly made: MadeCode | null
  readonly typed: Readonly<Record<string, string>>
  readonly mayRun: Decision
}

/** Codes to show in a room; one that was just made stands there once, to be put on the wall or scanned. */
export function RoomCodes({ series, codes, made, typed, mayRun }: Props) {
  const { t, day, language } = useWords()
  return (
    <section id="room-codes" className="form-page">
      <h2>{t('roomCode.heading')}</h2>
      <p>{t('roomCode.lead')}</p>
      {made && <Made made={made} />}
      <Allowed decision={mayRun} label={t('roomCode.make')}>
        <form method="post">
          <ChoiceField
            name="session"
            label={t('roomCode.session')}
            defaultValue={typed.session ?? ''}
            options={[
              { value: '', label: t('roomCode.anySession') },
              ...series.sessions.map(one => ({ value: one.id, label: one.terms.title[language] })),
            ]}
          />
          <Field
            name="maxVoters"
            label={t('roomCode.maxVoters')}
            hint={t('roomCode.maxVotersHint')}
            type="number"
            min={1}
            max={2000}
            required
            defaultValue={typed.maxVoters ?? '60'}
          />
          <Field
            name="hours"
            label={t('roomCode.hours')}
            type="number"
            min={1}
            max={168}
            required
            defaultValue={typed.hours ?? '12'}
          />
          <button type="submit" name="step" value="code">
            {t('roomCode.make')}
          </button>
        </form>
      </Allowed>
      <ul className="plain">
        {codes.map(one => (
          <li key={one.id} className={one.revoked ? 'ended' : undefined}>
            <form method="post">
              <input type="hidden" name="id" value={one.id} />
              {t(one.revoked ? 'roomCode.ended' : 'roomCode.until', {
                day: day(one.endsAt),
                voters: one.voters,
                max: one.maxVoters,
              })}{' '}
              {!one.revoked && mayRun.allowed && (
                <button type="submit" className="link" name="step" value="end">
                  {t('roomCode.end')}
                </button>
              )}
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Made({ made }: { made: MadeCode }) {
  const { t } = useWords()
  return (
    <div className="panel pass-made" role="status">
      <svg
        viewBox={`0 0 ${made.qr.size} ${made.qr.size}`}
        width="176"
        height="176"
        role="img"
        aria-label={made.address}
        shapeRendering="crispEdges"
      >
        <rect width="100%" height="100%" fill="#fff" />
        <path d={made.qr.d} fill="#000" />
      </svg>
      <div>
        <h3>{t('roomCode.made', { voters: made.maxVoters })}</h3>
        <p>
          <b className="secret code-shown">{made.code}</b>
        </p>
        <p>{t('roomCode.madeText')}</p>
        <p className="note secret">{made.address}</p>
      </div>
    </div>
  )
}
