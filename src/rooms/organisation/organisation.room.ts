import type { Actions } from '../../platform/context.ts'
import { answered, type Room } from '../../platform/room.ts'
import type { AuditTables } from '../audit/index.ts'
import { absenceActions } from './absence/absence-pages.actions.ts'
import { absenceContract } from './absence/absence-pages.contract.ts'
import { absenceChores, absenceLater } from './absence/stand-in.actions.ts'
import { type EventsOver, type EventTables, eventActs } from './event/event.actions.ts'
import { eventContract } from './event/event.contract.ts'
import { eventChore } from './event/event.jobs.ts'
import { reviewActions } from './event/review.actions.ts'
import { reviewContract } from './event/review.contract.ts'
import { listChanges } from './history/history.actions.ts'
import { historyContract } from './history/history.contract.ts'
import { organisationContract } from './organisation.contract.ts'
import type { OrganisationTables } from './organisation.tables.ts'
import { packContract } from './pack/pack.contract.ts'
import type { RulePackKind } from './pack/pack.ports.ts'
import { type RulingTables, rulingActs } from './pack/ruling.actions.ts'
import { readPerson } from './person/person-page.actions.ts'
import { readHolidays, removeHoliday, saveHolidays } from './region/calendar.actions.ts'
import {
  drawEmblem,
  readEmblem,
  readSettings,
  saveAddress,
  saveSetting,
} from './region/setting.actions.ts'
import { settingsContract } from './region/setting.contract.ts'
import {
  answerSuperior,
  askSuperior,
  readSuperiorQuestion,
  readSuperiors,
} from './superior/superior.actions.ts'
import { superiorContract } from './superior/superior-page.contract.ts'
import { listPeople, listUnits, readUnit } from './unit/unit.actions.ts'
import { vacancyChore } from './vacancy/vacancy.actions.ts'

const organisationActions: Actions<typeof organisationContract, OrganisationTables> = {
  listUnits,
  readUnit,
  listPeople,
  readPerson,
}

const historyActions: Actions<typeof historyContract, OrganisationTables & AuditTables> = {
  listChanges,
}

const settingsActions: Actions<typeof settingsContract, OrganisationTables & AuditTables> = {
  readSettings,
  saveSetting,
  drawEmblem,
  readEmblem,
  saveAddress,
  readHolidays,
  saveHolidays,
  removeHoliday,
}

/** What this room offers. */
export const organisationRoom: Room<OrganisationTables & AuditTables> = {
  name: 'organisation',
  routes: [
    ...answered(organisationContract, organisationActions),
    ...answered(historyContract, historyActions),
    ...answered(absenceContract, absenceActions),
    ...answered(settingsContract, settingsActions),
    ...answered(superiorContract, {
      readSuperiors,
      askSuperior,
      readSuperiorQuestion,
      answerSuperior,
    }),
  ],
  chores: absenceChores,
  later: absenceLater,
}

/** What this room offers over the rule packs of all rooms; `app.ts` brings them together. */
export const rulesRoom = (
  packs: readonly RulePackKind<RulingTables>[],
): Pick<Room<RulingTables>, 'name' | 'routes'> => ({
  name: 'organisation',
  routes: answered(packContract, rulingActs(packs)),
})

/** What this room offers over the heirs of all rooms: changes of the organisation as acts. */
export const eventsRoom = (
  over: EventsOver,
): Pick<Room<EventTables>, 'name' | 'routes' | 'chores'> => ({
  name: 'organisation',
  routes: [...answered(eventContract, eventActs(over)), ...answered(reviewContract, reviewActions)],
  chores: [eventChore(over), vacancyChore],
})
