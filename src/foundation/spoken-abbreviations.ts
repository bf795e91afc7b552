/** How abbreviations of official texts are read out. What has several readings is left out. */

/** Types of documents. @law 30/2020/NĐ-CP Phụ lục III */
export const SPOKEN_TYPES: Readonly<Record<string, string>> = {
  NQ: 'nghị quyết', QĐ: 'quyết định', CT: 'chỉ thị', QC: 'quy chế', QyĐ: 'quy định', TC: 'thông cáo', TB: 'thông báo', HD: 'hướng dẫn', CTr: 'chương trình',
  KH: 'kế hoạch', PA: 'phương án', ĐA: 'đề án', DA: 'dự án', BC: 'báo cáo', BB: 'biên bản', TTr: 'tờ trình', HĐ: 'hợp đồng', CĐ: 'công điện', GM: 'giấy mời',
  NĐ: 'nghị định', TT: 'thông tư', TTLT: 'thông tư liên tịch', PL: 'pháp lệnh', L: 'luật', KL: 'kết luận', QĐi: 'quy định',
}

/** Who issues, as it stands behind the type in a number. */
export const SPOKEN_ISSUERS: Readonly<Record<string, string>> = {
  UBND: 'Ủy ban nhân dân', HĐND: 'Hội đồng nhân dân', CP: 'Chính phủ', TTg: 'Thủ tướng Chính phủ', UBTVQH: 'Ủy ban Thường vụ Quốc hội', QH: 'Quốc hội',
  CTN: 'Chủ tịch nước', BTC: 'Bộ Tài chính', BNV: 'Bộ Nội vụ', BTP: 'Bộ Tư pháp', BYT: 'Bộ Y tế', BKHĐT: 'Bộ Kế hoạch và Đầu tư', BTNMT: 'Bộ Tài nguyên và Môi trường',
  BNNPTNT: 'Bộ Nông nghiệp và Phát triển nông thôn', BNNMT: 'Bộ Nông nghiệp và Môi trường', BLĐTBXH: 'Bộ Lao động, Thương binh và Xã hội', BCA: 'Bộ Công an', BQP: 'Bộ Quốc phòng',
  BGDĐT: 'Bộ Giáo dục và Đào tạo', BXD: 'Bộ Xây dựng', TTCP: 'Thanh tra Chính phủ', MTTQ: 'Mặt trận Tổ quốc', MTTW: 'Mặt trận Trung ương',
  TW: 'Trung ương', TU: 'Tỉnh ủy', HU: 'Huyện ủy', ĐU: 'Đảng ủy', BCĐ: 'Ban Chỉ đạo', VP: 'Văn phòng', CQ: 'cơ quan', DN: 'doanh nghiệp',
}

/** Abbreviations within a sentence. */
export const SPOKEN_WORDS: Readonly<Record<string, string>> = {
  ...SPOKEN_ISSUERS,
  UBMTTQ: 'Ủy ban Mặt trận Tổ quốc', UBMTTQVN: 'Ủy ban Mặt trận Tổ quốc Việt Nam', ĐBQH: 'đại biểu Quốc hội', BHYT: 'bảo hiểm y tế', BHXH: 'bảo hiểm xã hội', 'KT-XH': 'kinh tế - xã hội', 'QP-AN': 'quốc phòng - an ninh',
  CTMTQG: 'chương trình mục tiêu quốc gia', MTQG: 'mục tiêu quốc gia', NTM: 'nông thôn mới', TTHC: 'thủ tục hành chính', ANTT: 'an ninh trật tự', NVQS: 'nghĩa vụ quân sự',
  THCS: 'trung học cơ sở', THPT: 'trung học phổ thông', GPMB: 'giải phóng mặt bằng', ĐTXD: 'đầu tư xây dựng', TDP: 'tổ dân phố', HTX: 'hợp tác xã', DTTS: 'dân tộc thiểu số', ĐBKK: 'đặc biệt khó khăn',
  CBCC: 'cán bộ, công chức', CBCCVC: 'cán bộ, công chức, viên chức', BTTND: 'Ban Thanh tra nhân dân', BGSĐTCĐ: 'Ban Giám sát đầu tư của cộng đồng', CCCD: 'căn cước công dân', CNTT: 'công nghệ thông tin',
  TNHH: 'trách nhiệm hữu hạn', NSNN: 'ngân sách nhà nước', NHCSXH: 'Ngân hàng Chính sách xã hội', MTTQVN: 'Mặt trận Tổ quốc Việt Nam', QSDĐ: 'quyền sử dụng đất', GCN: 'giấy chứng nhận', QL: 'quốc lộ', ĐT: 'đường tỉnh', 'TP.': 'thành phố', 'TX.': 'thị xã', 'TT.': 'thị trấn', 'Q.': 'quận', 'P.': 'phường',
}

/** Units of measure behind a number. */
export const SPOKEN_UNITS: Readonly<Record<string, string>> = {
  đ: 'đồng', đồng: 'đồng', vnđ: 'đồng', vnd: 'đồng', 'tr.đ': 'triệu đồng', trđ: 'triệu đồng', km: 'ki-lô-mét', km2: 'ki-lô-mét vuông', 'km²': 'ki-lô-mét vuông', m: 'mét', cm: 'xăng-ti-mét', mm: 'mi-li-mét',
  m2: 'mét vuông', 'm²': 'mét vuông', m3: 'mét khối', 'm³': 'mét khối', ha: 'héc-ta', kg: 'ki-lô-gam', g: 'gam', l: 'lít', kwh: 'ki-lô-oát giờ', kw: 'ki-lô-oát', kv: 'ki-lô-vôn', '°c': 'độ C', ng: 'người',
}
