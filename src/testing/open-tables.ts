/** Tables without row-level security, each with the reason why it needs none. Any other table
 * without it fails the catalogue test (`design.md` §1). */
export const openTables: Record<string, string> = {
  'organisation.regions': 'read before a region is known; holds nothing private',
  'organisation.region_hosts':
    'host name to region, read before a region is known; a policy lets a region write its own only',
  'organisation.rule_packs':
    'national rule packs, written only by the owner; a region overlays them in a table of its own',
  'budget.nomenclature_editions': 'national reference list, written only by the owner',
  'budget.nomenclature_items': 'national reference list, written only by the owner',
  'platform.chores': 'when each periodic chore of the installation last ran; holds nothing private',
  'public.amanah_migrations': 'which migrations ran; the application role may not even read it',
}
