import type { Chore } from '../../../platform/operations/upkeep.ts'
import type { EventsOver, EventTables } from './event.actions.ts'
import { executeDue } from './execution.actions.ts'

/** Confirmed events are carried out when their date has come. */
export const eventChore = ({ heirs, kinds }: EventsOver): Chore<EventTables> => ({
  name: 'organisation/events',
  title: 'Pelaksanaan peristiwa organisasi',
  everyMinutes: 10,
  run: ({ step }) => executeDue(step, heirs, kinds),
})
