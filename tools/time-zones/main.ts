import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateTimeZoneData } from './generate';

const FILE = join(__dirname, '..', '..', 'src', 'job', 'cron', 'time-zone-data.ts');

writeFileSync(FILE, generateTimeZoneData());
