import type { Severity } from '../finding.ts';
import { lineIndex } from '../text/lines.ts';
import { element, xmlHead } from '../text/xml.ts';
import type { Reporting } from './reporting.ts';

const severities: Readonly<Record<Severity, string>> = {
  critical: 'error',
  major: 'error',
  minor: 'warning',
  neutral: 'info',
};

/** The review as Checkstyle's XML, which most pipelines and editors read. */
export function checkstyleReport({ site }: Reporting): string {
  const files = site.pages
    .filter(({ review }) => review.findings.length)
    .map(({ review, text }) => {
      const place = lineIndex(text);
      const errors = review.findings.map(({ ruleId, severity, from, message }) =>
        element('error', {
          ...place(from),
          severity: severities[severity],
          message,
          source: `terroir.${ruleId.replace('/', '.')}`,
        }),
      );
      return element('file', { name: review.path }, `\n${errors.join('\n')}\n`);
    });
  return `${xmlHead}${element('checkstyle', { version: '4.3' }, `\n${files.join('\n')}\n`)}\n`;
}
