import type { Token } from '../../claims/claims.ts'

/** Words that Vietnamese doubles. */
const REDUPLICATED = new Set(
  ('xa luôn ngày dần thường từ mãi đều song chung rất rất đời người nhà ngành đêm tháng năm giờ phút lần lớp từng đâu đó xanh đỏ trắng vàng đen hay nho khe nhè ầm ào rào lâu gần ' +
    'cao sâu nhanh chậm khá hơi vừa sang xuân hạ thu đông ba bé tí nhỏ to lớn mau đi chị anh em cha con ông bà sáng chiều tối mới nơi chốn tầng hàng trùng điệp kè ngấp lăm ' +
    'chóng vội khăng thong tàng ngang quanh sớm muộn cùng riêng đôi bước câu chữ xóm làng ấp bản bầu rưng miên lù ùn kìn bon tung lồng phăng xoay tròn rành ngay chăm').split(' '),
)

/** Syllables that end one word and begin the next: “đại biểu biểu quyết”, “Hội đồng đồng ý”. Each with what follows it. */
const SECOND: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  ('biểu:quyết dương diễn hiện đạt mẫu|đồng:ý thời thuận bộ bào chí tình hành đều chủ lòng|tác:động phong dụng nghiệp hại giả phẩm chiến|chức:năng danh vụ trách sắc|' +
    'dân:chủ tộc cư số quân vận sinh trí sự phố làng nguyện tộc bầu biết bàn làm kiểm gian|viên:chức mãn|bộ:phận máy đội trưởng ngành nội công tư luật đội môn|vị:trí thế|' +
    'dẫn:đến tới đầu chứng dắt|hiện:nay đại hành có tại trạng thực đang vật tượng diện|hành:chính động vi nghề lang pháp quyết trình|công:tác dân chức khai trình việc nghệ nghiệp tâm bằng bố đoàn an ty lao nhân cộng đồng tố văn vụ trái sở ích|' +
    'sinh:hoạt viên sống kế thái sản học sôi|hội:đồng nghị viên thảo thi họp trường|đầu:tư năm mối tiên tháng vào mùa|quyết:định tâm nghị toán liệt|định:hướng kỳ mức canh giá cư|' +
    'chính:sách quyền trị phủ thức xác đáng là|kế:hoạch toán thừa tiếp|tổ:chức trưởng dân hòa tiên|phát:triển huy hiện động sinh hành biểu thanh triển|thành:lập viên tích phần công phố thị tựu đạt|' +
    'giải:quyết pháp đáp trình ngân phóng thích thưởng|nhân:dân viên sự lực khẩu rộng quyền dịp ái|lý:do luận lịch tưởng giải|luật:sư gia pháp định|pháp:luật lệnh lý|giáo:dục viên dân xứ|' +
    'cấp:ủy xã huyện tỉnh trên dưới phát thiết cơ giấy thẻ|sự:nghiệp kiện cố việc nghiệp đồng thật|thể:hiện chế thao lệ dục|trình:độ bày diễn tự hội|hướng:dẫn tới đến về|quy:định chế ước hoạch trình mô|' +
    'vận:động dụng hành chuyển tải|động:viên lực thái đất|chủ:trương tịch động trì nhiệm yếu thể quyền tọa|trưởng:thôn ban phòng thành bản|tham:gia mưu nhũng quan khảo|gia:đình tăng nhập đình súc|' +
    'trường:học hợp kỳ|học:sinh tập viên hỏi|việc:làm|tập:trung huấn thể quán|trung:ương tâm bình học|tiếp:nhận tục cận công dân thu xúc|nhận:thức xét được thấy diện|' +
    'thu:hút nhập hồi chi ngân|chi:tiết phí tiêu trả bộ hội cục|cán:bộ|quan:tâm trọng hệ điểm|trọng:tâm điểm|tâm:lý tư thế|thi:đua hành công|trách:nhiệm|nhiệm:vụ kỳ|vụ:việc án mùa|ý:kiến thức nghĩa|' +
    'kiến:nghị thức|nghị:quyết định|quản:lý|thôn:làng xóm bản buôn|thị:trấn xã trường|xã:hội viên|chỉ:đạo tiêu thị số huy|đạo:đức|tiêu:chí chuẩn biểu|chí:hướng|thực:hiện tế trạng thi|hợp:tác đồng lý|' +
    'phương:hướng án pháp tiện châm|an:ninh toàn|toàn:dân thể diện huyện xã tỉnh quốc bộ|bảo:đảm vệ hiểm|vệ:sinh|đảm:bảo|nông:dân thôn nghiệp|sản:xuất phẩm|xuất:hiện sắc khẩu|phối:hợp|' +
    'nội:dung bộ vụ|dung:lượng|chế:độ tài|độ:tuổi|báo:cáo|cáo:trạng|dục:dân|hoạt:động|nguyên:nhân tắc liệu|liên:quan kết hệ|kết:quả hợp nạp luận cấu|quả:cảm|thông:tin qua báo tư|tin:tưởng|tư:tưởng pháp vấn|bình:xét đẳng quân|vi:phạm|tuyển:sinh dụng chọn quân|tình:hình trạng nguyện|mặt:trận bằng|đoàn:thể kết viên|khai:thác trương mạc giảng|lập:kế hồ biên|tố:cáo giác tụng|nước:sạch ngoài|yêu:cầu nước thương|cầu:đường|lao:động|nghiệp:vụ|quyền:lợi hạn lực|lợi:ích|trợ:giúp cấp|phòng:chống ngừa cháy ban|chất:lượng|tài:chính sản liệu nguyên|kinh:tế doanh phí nghiệm|ngân:sách hàng|cơ:sở quan cấu hội|đại:biểu hội diện|diện:tích|tích:cực lũy').split('|').map((entry) => {
    const [syllable, followers] = entry.split(':') as [string, string]
    return [syllable, new Set(followers.split(' '))]
  }),
)

/** Whether a doubled syllable is right: reduplication, names, or two words side by side. `at` is the second of them. */
export function isLawful(tokens: readonly Token[], at: number, from: number, to: number): boolean {
  const [first, second] = [tokens[at - 1]!, tokens[at]!]
  if (REDUPLICATED.has(second.lower)) return true
  // A name: Ba Ba, Đak Đak; or the second begins a name or an office.
  if (isCapital(second.text)) return true
  if (first.text === first.text.toUpperCase() && first.text.length > 1) return true
  if (second.lower === 'tiếp' && at - 2 >= from && /^(?:trực|gián)$/.test(tokens[at - 2]!.lower)) return true
  const next = at + 1 < to ? tokens[at + 1]! : undefined
  if (!next || next.kind !== 'word' || at - 2 < from || tokens[at - 2]!.kind !== 'word' || FUNCTION.has(second.lower)) return false
  return SECOND.get(second.lower)?.has(next.lower) === true || isTwoWords(tokens, at)
}

/** Words that only link others: two of them are always one too many. */
const FUNCTION = new Set('các những của và được đã là trong cho với về tại theo để do khi có không này trên đến như một việc sẽ cũng vào ra'.split(' '))

/** Whether the text elsewhere has both words: “hành vi” and “vi phạm” for “hành vi vi phạm”. */
function isTwoWords(tokens: readonly Token[], at: number): boolean {
  const { pairs } = pairsOf(tokens)
  return pairs.has(`${tokens[at - 2]!.lower} ${tokens[at]!.lower}`) && pairs.has(`${tokens[at]!.lower} ${tokens[at + 1]!.lower}`)
}

type Pairs = { readonly pairs: ReadonlySet<string> }

const PAIRS = new WeakMap<readonly Token[], Pairs>()

/** Every two words side by side of which one is doubled somewhere, where neither neighbour is the same word again. */
function pairsOf(tokens: readonly Token[]): Pairs {
  const known = PAIRS.get(tokens)
  if (known) return known
  const doubled = new Set<string>()
  for (let at = 1; at < tokens.length; at++) if (tokens[at]!.lower === tokens[at - 1]!.lower) doubled.add(tokens[at]!.lower)
  const pairs = new Set<string>()
  for (let at = 1; at < tokens.length; at++) {
    const [first, second] = [tokens[at - 1]!, tokens[at]!]
    if (!doubled.has(first.lower) && !doubled.has(second.lower)) continue
    if (first.kind !== 'word' || second.kind !== 'word' || first.lower === second.lower) continue
    if (tokens[at - 2]?.lower === first.lower || tokens[at + 1]?.lower === second.lower) continue
    pairs.add(`${first.lower} ${second.lower}`)
  }
  const made = { pairs }
  PAIRS.set(tokens, made)
  return made
}

function isCapital(word: string): boolean {
  return word[0] !== word[0]!.toLowerCase()
}
