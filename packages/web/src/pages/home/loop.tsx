import { whenOf } from '../../measured/dialogue/when.ts'
import { useWords } from '../../strings/words.tsx'
import { Card } from './card.tsx'
import type { HomeLoop } from './load.ts'

/** What is done about the numbers: what people are asked, and what was promised to them. */
export function Loop({ loop, timeZone }: { loop: HomeLoop; timeZone: string }) {
  const words = useWords()
  const { t, path, language } = words
  const { dialogue, promises } = loop
  if (!dialogue && !promises) return null
  return (
    <div className="row half">
      {dialogue && (
        <Card
          title={
            dialogue.next
              ? t('dialogue.headingNext', { day: whenOf(words, dialogue.next, timeZone).day })
              : t('dialogue.heading', { count: dialogue.open })
          }
          text={dialogue.next ? dialogue.next.question[language] : t('dialogue.lead')}
          href={path(dialogue.next ? `/dialogue/${dialogue.next.slug}` : '/dialogue')}
          link={t(dialogue.next ? 'home.card.dialogue.next' : 'home.card.dialogue.all')}
        />
      )}
      {promises && (
        <Card
          title={t('plan.heading', promises)}
          text={t('plan.lead')}
          href={path('/plan')}
          link={t('home.card.plan.link')}
        />
      )}
    </div>
  )
}
