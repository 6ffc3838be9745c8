export { type FreeTextField, type FreeTextReaders, type Screening, screenings } from './free-text-field.ts'
export { freeTextFields, screenedFieldsOf } from './free-text-fields.ts'
export {
  maxScreenedLength,
  type StoppedPassage,
  screenForPersonalData,
  textsAt,
} from './screen-for-personal-data.ts'
