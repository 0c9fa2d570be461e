/** What a server sends back about a mail: RFC 3464, as Postfix writes it, with what a test gives instead. */
export function reportOf(given: {
  readonly action?: string;
  readonly status?: string;
  readonly type?: string;
  readonly encoding?: 'base64';
  readonly fields?: string;
}): string {
  const {
    action = 'failed',
    status = '5.1.1',
    type = 'multipart/report; report-type=delivery-status',
    encoding,
  } = given;
  const fields =
    given.fields ??
    `Reporting-MTA: dns; mx.gemeente.test\r\n\r\nFinal-Recipient: rfc822; anne@gemeente.test\r\nAction: ${action}\r\nStatus: ${status}\r\nDiagnostic-Code: smtp; 550 <anne@gemeente.test> unknown\r\n`;
  return [
    'From: MAILER-DAEMON@mx.gemeente.test',
    'To: bounce@samenspraak.test',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: ${type}; boundary="grens"`,
    '',
    '--grens',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'Action: delayed (this is a sentence for people)',
    '--grens',
    'Content-Type: message/delivery-status',
    ...(encoding ? [`Content-Transfer-Encoding: ${encoding}`] : []),
    '',
    encoding ? Buffer.from(fields).toString('base64') : fields,
    '--grens',
    'Content-Type: message/rfc822',
    '',
    'Subject: Een gesprek is aan je toegewezen',
    '',
    'Kijk in Samenspraak.',
    '--grens--',
    '',
  ].join('\r\n');
}
