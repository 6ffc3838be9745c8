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

/** DCAT-US 3: https://resources.data.gov/resources/dcat-us3/ */
export function catalogueThree(
  house: { readonly title: string },
  entries: readonly CatalogueEntry[],
  options: CatalogueOptions,
) {
  return {
    '@context': 'https://resources.data.gov/resources/dcat-us3/context.jsonld',
    '@id': `${options.base}/data.json?version=3`,
    '@type': 'Catalog',
    title: `Releases of ${house.title}`,
    description:
      'Tables on violence and its prevention, each released once, after disclosure control, at an address that never changes.',
    publisher: { '@type': 'Organization', name: house.title, prefLabel: house.title },
    conformsTo: 'https://resources.data.gov/resources/dcat-us3/',
    dataset: entries.map(entry => dataset(entry, options)),
  }
}

function dataset(entry: CatalogueEntry, options: CatalogueOptions) {
  const { city, one, files } = entry
  const { id, supersedes, number, contentHash } = one.release
  const page = landingPage(options, id)
  const email = options.contactEmail
  return {
    '@id': page,
    '@type': 'Dataset',
    identifier: [`${city.name}/${one.release.dataset}`, `urn:uuid:${id}`],
    title: titleOf(entry),
    description: descriptionOf(entry),
    publisher: { '@type': 'Organization', name: city.title, prefLabel: city.title },
    ...(email !== null && {
      contactPoint: [{ '@type': 'Kind', fn: `${city.title}, data`, hasEmail: `mailto:${email}` }],
    }),
    version: String(number),
    versionNotes: `Content hash (SHA-256 of manifest.json): ${contentHash}`,
    ...(supersedes !== null && { previousVersion: landingPage(options, supersedes) }),
    modified: modifiedOn(entry),
    landingPage: page,
    distribution: files.map(file => ({
      '@type': 'Distribution',
      title: file.name,
      downloadURL: options.base + file.address,
      mediaType: `https://www.iana.org/assignments/media-types/${plainType(file.mediaType)}`,
      format: { '@type': 'MediaType', label: formatOf(file.name) },
      byteSize: String(file.bytes),
      license: licence.path,
      checksum: {
        '@type': 'Checksum',
        algorithm: 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256',
        checksumValue: file.sha256,
      },
    })),
  }
}
