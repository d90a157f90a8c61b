/** How a brief is handed over: as a mail, a web page, or a document of Word. */
export const briefForms = ['mail', 'html', 'docx'] as const;
export type BriefForm = (typeof briefForms)[number];
