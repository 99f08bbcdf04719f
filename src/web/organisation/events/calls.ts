import { eventContract } from '../../../rooms/organisation/event/event.contract.ts'
import { client } from '../../platform/client.ts'

export const events = client(eventContract)
