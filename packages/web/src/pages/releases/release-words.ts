import type { Release } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

/** How a release is called: by the catalogue of this language where it knows the dataset, else as the release says itself. */
export function useTitle() {
  const { t, code } = useWords()
  const of = ({ dataset, title }: Pick<Release, 'dataset' | 'title'>) =>
    code('release.dataset', dataset, title)
  return {
    of,
    numbered: (one: Pick<Release, 'dataset' | 'title' | 'number'>) =>
      t('release.name', { title: of(one), number: one.number }),
    what: ({ dataset, what }: Pick<Release, 'dataset' | 'what'>) => code('release.what', dataset, what),
  }
}
