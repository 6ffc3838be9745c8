import {
  type CatalogueEntry,
  type CatalogueOptions,
  descriptionOf,
  formatOf,
  landingPage,
  modifiedOn,
  plainType,
  titleOf,
} from './catalogue.ts'
import { licence } from './licence.ts'

/** DCAT-US 1.1 (Project Open Data), which harvesters read: https://resources.data.gov/resources/dcat-us/ */
export function catalogueOneOne(entries: readonly CatalogueEntry[], options: CatalogueOptions) {
  return {
    '@context': 'https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld',
    '@id': `${options.base}/data.json`,
    '@type': 'dcat:Catalog',
    conformsTo: 'https://project-open-data.cio.gov/v1.1/schema',
    describedBy: 'https://project-open-data.cio.gov/v1.1/schema/catalog.json',
    dataset: entries.map(entry => dataset(entry, options)),
  }
}

function dataset(entry: CatalogueEntry, options: CatalogueOptions) {
  const { city, one, files } = entry
  const email = options.contactEmail === null ? {} : { hasEmail: `mailto:${options.contactEmail}` }
  return {
    '@type': 'dcat:Dataset',
    identifier: `${city.name}/${one.release.dataset}`,
    title: titleOf(entry),
    description: descriptionOf(entry),
    keyword: ['public safety', 'violence prevention', one.release.dataset],
    modified: modifiedOn(entry),
    publisher: { '@type': 'org:Organization', name: city.title },
    contactPoint: { '@type': 'vcard:Contact', fn: `${city.title}, data`, ...email },
    accessLevel: 'public',
    license: licence.path,
    landingPage: landingPage(options, one.release.id),
    describedBy: `${landingPage(options, one.release.id)}/files/datapackage.json`,
    describedByType: 'application/json',
    distribution: files.map(file => ({
      '@type': 'dcat:Distribution',
      title: file.name,
      downloadURL: options.base + file.address,
      mediaType: plainType(file.mediaType),
      format: formatOf(file.name),
    })),
  }
}
