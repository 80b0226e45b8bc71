/** A match, and what viewers see before it. */
export interface Match {
  /** The ID of its schedule: keep it when the match is postponed. */
  readonly name: string;
  /** ISO 8601, on the clock of the stadium. */
  readonly kickOff: string;
  /** The trailer, the way to the match, and the last meeting. */
  readonly mediaIds: string[];
}

export const MATCHES: readonly Match[] = [
  {
    name: 'Round1-Harbour-Rovers',
    kickOff: '2034-08-19T19:30:00+08:00',
    mediaIds: ['3f1c2a9d5e8b47069a1d4c7e2b5f8301', '3f1c2a9d5e8b47069a1d4c7e2b5f8302', '3f1c2a9d5e8b47069a1d4c7e2b5f8303'],
  },
  {
    name: 'Round1-Summit-Lakeside',
    kickOff: '2034-08-20T15:00:00+09:00',
    mediaIds: ['7b0e4d6f1a2c4583b9e6d1f40a7c9501', '7b0e4d6f1a2c4583b9e6d1f40a7c9502', '7b0e4d6f1a2c4583b9e6d1f40a7c9503'],
  },
  {
    name: 'Round2-Rovers-Summit',
    kickOff: '2034-08-26T20:00:00+08:00',
    mediaIds: ['c4a85e2b9f07416d8d3b6a1e5f2c7701', 'c4a85e2b9f07416d8d3b6a1e5f2c7702', '3f1c2a9d5e8b47069a1d4c7e2b5f8302'],
  },
  {
    name: 'Final',
    kickOff: '2035-05-26T20:00:00+01:00',
    mediaIds: ['e90d3b7c6a1f4825a7c2e5d8b4f16901', 'e90d3b7c6a1f4825a7c2e5d8b4f16902', 'e90d3b7c6a1f4825a7c2e5d8b4f16903'],
  },
];
