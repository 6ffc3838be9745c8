import type { Decision, PassList } from '@understory/model'
import { Allowed } from '../../../../forms/decision.tsx'
import { ChoiceField } from '../../../../forms/field.tsx'
import { useWords } from '../../../../strings/words.tsx'
import type { NewPass } from './page.tsx'

/** Passes for the devices at the tables; one that was just made stands there once, as a code to scan. */
export function Passes(props: {
  passes: PassList['passes']
  made: NewPass | null
  tables: number
  mayRun: Decision
}) {
  const { passes, made, tables, mayRun } = props
  const { t, day, language } = useWords()
  return (
    <section id="passes">
      <h2>{t('workRoom.passes')}</h2>
      <p>{t('workRoom.passesLead')}</p>
      {made && <Made pass={made} />}
      <Allowed decision={mayRun} label={t('workRoom.makePass')}>
        <form method="post" className="inline-form">
          {language === 'es' && <input type="hidden" name="spanish" value="yes" />}
          <ChoiceField
            name="table"
            label={t('workRoom.tableHead')}
            options={Array.from({ length: tables }, (_, i) => ({
              value: String(i + 1),
              label: t('workRoom.table', { table: i + 1 }),
            }))}
          />
          <button type="submit" name="step" value="pass">
            {t('workRoom.makePass')}
          </button>
        </form>
      </Allowed>
      <ul className="plain">
        {passes.map(one => (
          <li key={one.id} className={one.revoked ? 'ended' : undefined}>
            <form method="post">
              <input type="hidden" name="id" value={one.id} />
              {one.revoked
                ? t('workRoom.passRevoked', { table: one.table })
                : t('workRoom.passEnds', { table: one.table, day: day(one.endsAt) })}{' '}
              {!one.revoked && mayRun.allowed && (
                <button
                  type="submit"
                  className="link"
                  name="step"
                  value="end"
                  aria-label={t('workRoom.endPassOf', { table: one.table })}
                >
                  {t('workRoom.endPass')}
                </button>
              )}
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Made({ pass }: { pass: NewPass }) {
  const { t } = useWords()
  const address = pass.address.split('#')[0] ?? ''
  return (
    <div className="panel pass-made" role="status">
      <svg
        viewBox={`0 0 ${pass.qr.size} ${pass.qr.size}`}
        width="176"
        height="176"
        role="img"
        aria-label={pass.address}
        shapeRendering="crispEdges"
      >
        <rect width="100%" height="100%" fill="#fff" />
        <path d={pass.qr.d} fill="#000" />
      </svg>
      <div>
        <h3>{t('workRoom.passMade', { table: pass.table })}</h3>
        <p>
          <b className="secret code-shown">{pass.pass}</b>
        </p>
        <p>{t('workRoom.passMadeText', { address })}</p>
      </div>
    </div>
  )
}
