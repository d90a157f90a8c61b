import type { Category, Severity } from '../finding.ts';
import { numberedFingerprints } from '../review/fingerprint.ts';
import { lineIndex } from '../text/lines.ts';
import { withoutPictures } from './markdown.ts';
import type { Reporting } from './reporting.ts';

const severities: Readonly<Record<Severity, string>> = {
  critical: 'critical',
  major: 'major',
  minor: 'minor',
  neutral: 'info',
};

/** Code Climate knows eight categories, made for code. */
function categoryOf(category: Category): string {
  return category === 'accuracy' ? 'Bug Risk' : category === 'design-and-markup' ? 'Clarity' : 'Style';
}

/** The review as Code Climate's JSON, which GitLab shows in merge requests as Code Quality. */
export function codeClimateReport({ site }: Reporting): string {
  const issues = site.pages.flatMap(({ review, text }) => {
    const place = lineIndex(text);
    const names = numberedFingerprints(review.findings, text);
    return review.findings.map(({ ruleId, category, severity, message, note, from, to }, index) => ({
      type: 'issue',
      check_name: ruleId,
      description: message,
      ...(note ? { content: { body: withoutPictures(note) } } : {}),
      categories: [categoryOf(category)],
      location: { path: review.path, lines: { begin: place(from).line, end: place(to).line } },
      severity: severities[severity],
      fingerprint: `${review.path}:${names[index]}`,
    }));
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}
