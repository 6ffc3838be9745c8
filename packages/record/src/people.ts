export { chooseWay } from './people/choose-way.ts'
export { type People, peopleOf } from './people/people.ts'
export type * from './people/types.ts'
