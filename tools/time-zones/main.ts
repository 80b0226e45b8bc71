import { writeFileSync } from 'node:fs';
import { inProject } from '../common/paths';
import { generateTimeZoneData } from './generate';

writeFileSync(inProject('src', 'schedule-time', 'time-zone-data.ts'), generateTimeZoneData());
