/** The acts that officers look for, in the order of a form's life. Each has its words under `journal.act.<name>`. */
export const LINE_ACTS = [
  'submission.save', 'submission.import', 'submission.submit', 'submission.return', 'submission.accept', 'submission.lock',
  'submission.reopen', 'report.save', 'report.carry-over', 'report.acknowledge', 'report.tasks', 'report.date', 'report.take-in', 'body.register', 'body.change', 'body.end',
  'hamlet.register', 'hamlet.change', 'hamlet.end', 'notice.send', 'notice.confirm', 'notice.correct', 'request.receive', 'request.answer', 'request.refuse', 'request.extend', 'request.forward', 'request.clear',
  'disclosure.issue-duty', 'disclosure.post', 'disclosure.correct', 'disclosure.withdraw', 'disclosure.show', 'disclosure.take-over', 'disclosure.close-quarter', 'deliberation.send-decision', 'deliberation.recognise-decision', 'deliberation.refuse-decision', 'deliberation.annul-decision', 'deliberation.decide-commune-matter', 'deliberation.note-execution',
  'session.sign-in',
] as const
