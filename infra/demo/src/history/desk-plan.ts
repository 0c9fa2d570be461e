/** One conversation that is open when the demo begins. */
export interface DeskLine {
  /** Minutes in opening hours until the norm runs out; negative is late. */
  readonly remaining: number;
  readonly step: 1 | 2 | 3 | 4 | 5;
  /** Which agent has it, or nobody. */
  readonly agent: number | null;
  readonly noted?: boolean;
  /** The citizen writes again after a first answer. */
  readonly again?: boolean;
}

export interface DeskPlan {
  readonly open: readonly DeskLine[];
  /** Conversations that wait for the citizen. */
  readonly waiting: number;
}

const line = (
  remaining: number,
  step: DeskLine['step'],
  agent: number | null,
  more: Partial<DeskLine> = {},
): DeskLine => ({
  remaining,
  step,
  agent,
  ...more,
});

/** What lies on each desk: some late, some due within two hours, some today; free and assigned. */
export const deskPlans: Readonly<Record<string, DeskPlan>> = {
  WOR: {
    open: [
      line(72, 5, 0, { again: true, noted: true }),
      line(160, 1, null),
      line(178, 3, 0, { noted: true }),
      line(186, 1, null),
      line(199, 2, 1),
      line(214, 4, 0),
      line(231, 1, null),
    ],
    waiting: 3,
  },
  OOS: {
    open: [line(-14, 2, 0), line(108, 1, null), line(170, 4, 1), line(192, 5, 0, { again: true }), line(225, 1, null)],
    waiting: 2,
  },
  ZAA: {
    open: [
      line(-41, 3, 0, { noted: true }),
      line(-8, 2, 0),
      line(35, 5, 0, { again: true }),
      line(64, 1, null),
      line(88, 2, 0),
      line(112, 1, null),
      line(131, 4, 0),
      line(150, 1, null),
      line(171, 1, null),
    ],
    waiting: 4,
  },
  PUR: {
    open: [
      line(-22, 2, 0),
      line(48, 4, 0, { noted: true }),
      line(83, 1, null),
      line(109, 5, 0, { again: true }),
      line(127, 1, null),
      line(144, 3, 0),
      line(158, 1, null),
      line(173, 1, null),
    ],
    waiting: 3,
  },
  WAT: {
    open: [line(66, 3, 0), line(118, 1, null), line(175, 5, 0, { again: true }), line(204, 1, null), line(229, 2, 0)],
    waiting: 2,
  },
  EDV: {
    open: [
      line(-31, 4, 0),
      line(77, 1, null),
      line(142, 2, 0, { noted: true }),
      line(180, 1, null),
      line(212, 3, 0),
      line(233, 1, null),
    ],
    waiting: 2,
  },
  LAN: { open: [line(-5, 2, 0), line(102, 1, null), line(220, 3, 0), line(281, 1, null)], waiting: 1 },
};
