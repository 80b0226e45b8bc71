import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateTimeZoneData } from './generate';

const FILE = join(__dirname, '..', '..', 'src', 'schedule-time', 'time-zone-data.ts');

writeFileSync(FILE, generateTimeZoneData());
