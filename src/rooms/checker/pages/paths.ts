export const checkPath = '/soat-bao-cao'
export const commentsPath = '/soat-bao-cao/nhan-xet.docx'
export const apiCheckPath = '/api/check'
