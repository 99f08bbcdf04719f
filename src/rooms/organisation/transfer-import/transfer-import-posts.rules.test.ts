import { expect, it } from 'vitest'
import { anOrganisation, aPosition, aUnit } from '../../../testing/organisation-samples.ts'
import { chartOf } from '../organisation.rules.ts'
import { postFinder } from './transfer-import-posts.rules.ts'

const unit = aUnit({ id: 'dinas', code: '02', name: 'Dinas Kesehatan' })
const post = (code: string, title: string) => aPosition({ id: code, code, title, unitId: unit.id })
const positions = [post('J1', 'Sekretaris Dinas'), post('J2', 'Bidan'), post('J3', 'Bidan')]
const find = postFinder(chartOf(anOrganisation({ units: [unit], positions })))
const byCode = (positionCode: string) => find({ positionCode, title: null, unit: null })

it('takes a title that is written where the code belongs', () => {
  expect([byCode('J1').post?.id, byCode('sekretaris dinas').post?.id]).toEqual(['J1', 'J1'])
})

it('says at the code why it stands for no post, with what it could be', () => {
  expect(byCode('Bidan')).toMatchObject({
    ...{ key: 'positionCode', detail: 'Ada 2 jabatan «Bidan».' },
    suggestion: expect.stringContaining('(J2)'),
  })
  expect(byCode('Sekretaris Dina')).toMatchObject({
    ...{ key: 'positionCode', detail: expect.stringContaining('tidak tercatat') },
    suggestion: expect.stringContaining('Sekretaris Dinas'),
  })
})
