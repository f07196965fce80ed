<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Made by packaging/translations. -->
<TS version="2.1" language="vi_VN"><context><name>ecabinet</name>
<message><source>+{minutes} min</source>
<translation>+{minutes} phút</translation></message>
<message><source>1 day</source>
<translation>1 ngày</translation></message>
<message><source>1 file attached</source>
<translation>1 tệp kèm theo</translation></message>
<message><source>1 hour</source>
<translation>1 giờ</translation></message>
<message><source>1 minute</source>
<translation>1 phút</translation></message>
<message><source>1. Keep the file to be signed…</source>
<translation>1. Lưu tệp để ký…</translation></message>
<message><source>2. Take in the signed file…</source>
<translation>2. Nhận tệp đã ký…</translation></message>
<message><source>A certificate or revocation list in this file is damaged. Nothing of it was taken.</source>
<translation>Một chứng thư số hoặc danh sách thu hồi trong tệp này bị hỏng. Không nhập gì từ tệp.</translation></message>
<message><source>A certificate or revocation list that was to be embedded is damaged. Nothing was signed.</source>
<translation>Chứng thư số hoặc danh sách thu hồi cần nhúng bị hỏng. Chưa ký gì.</translation></message>
<message><source>A consultation you are asked in was changed</source>
<translation>Một đợt lấy ý kiến đã thay đổi</translation></message>
<message><source>A consultation you were asked in was closed and counted</source>
<translation>Một đợt lấy ý kiến đã kết thúc và được tổng hợp</translation></message>
<message><source>A consultation you were asked in was withdrawn</source>
<translation>Một đợt lấy ý kiến đã được thu hồi</translation></message>
<message><source>A count waits for you</source>
<translation>Kết quả kiểm phiếu chờ xác nhận</translation></message>
<message><source>A count was entered for “{question}”. Confirm it or take it back first.</source>
<translation>“{question}” đã có kết quả kiểm phiếu nhập vào. Hãy xác nhận hoặc thu hồi trước.</translation></message>
<message><source>A document is not published yet.</source>
<translation>Còn tài liệu chưa phát hành.</translation></message>
<message><source>A document of another matter</source>
<translation>Tài liệu của nội dung khác</translation></message>
<message><source>A document of this meeting.</source>
<translation>Một tài liệu của phiên họp này.</translation></message>
<message><source>A line of the ballot was answered twice. Answer each once.</source>
<translation>Một dòng trên phiếu có hai lựa chọn. Mỗi dòng chỉ chọn một lần.</translation></message>
<message><source>A list can be pasted from a spreadsheet.</source>
<translation>Có thể dán danh sách từ bảng tính.</translation></message>
<message><source>A matter has a title, a question and documents.</source>
<translation>Mỗi nội dung có tên, câu hỏi lấy ý kiến và tài liệu.</translation></message>
<message><source>A matter has no question yet.</source>
<translation>Còn nội dung chưa có câu hỏi.</translation></message>
<message><source>A meeting is a meeting of a committee.</source>
<translation>Mỗi phiên họp là phiên họp của một ban, hội đồng.</translation></message>
<message><source>A meeting you are invited to was changed</source>
<translation>Phiên họp đồng chí được mời có thay đổi</translation></message>
<message><source>A member gave you their mandate: you vote for their seat</source>
<translation>Đồng chí được uỷ quyền biểu quyết thay một thành viên</translation></message>
<message><source>A member objects to “{title}”. Treat it by itself.</source>
<translation>Có thành viên không đồng ý với “{title}”. Hãy xem xét riêng nội dung này.</translation></message>
<message><source>A member wishes to speak on “{title}”. Treat it by itself.</source>
<translation>Có thành viên đăng ký phát biểu về “{title}”. Hãy xem xét riêng nội dung này.</translation></message>
<message><source>A newer one was due {due}. Import it.</source>
<translation>Lẽ ra phải có bản mới từ {due}. Hãy nhập bản mới.</translation></message>
<message><source>A number in this rule is out of range.</source>
<translation>Một số trong quy tắc này nằm ngoài giới hạn.</translation></message>
<message><source>A number of ballots cannot be below zero.</source>
<translation>Số phiếu không được âm.</translation></message>
<message><source>A participant proposed a substitute</source>
<translation>Một đại biểu đề nghị cử người dự thay</translation></message>
<message><source>A question of this form is not decided by the rule “{rule}”.</source>
<translation>Quy tắc “{rule}” không dùng cho mẫu phiếu này.</translation></message>
<message><source>A reason is given for an objection only.</source>
<translation>Lý do chỉ ghi khi không đồng ý.</translation></message>
<message><source>A roll call has no time limit: it ends when everybody was called.</source>
<translation>Gọi tên không có giới hạn thời gian: kết thúc khi đã gọi hết.</translation></message>
<message><source>A rule has a fraction that is none, or above one.</source>
<translation>Quy tắc biểu quyết có tỷ lệ không hợp lệ.</translation></message>
<message><source>A seat is in the electorate twice.</source>
<translation>Một ghế có hai lần trong danh sách biểu quyết.</translation></message>
<message><source>A secret ballot cannot be changed. If all choose alike, the result tells it.</source>
<translation>Phiếu kín không đổi được. Nếu mọi người chọn giống nhau thì kết quả sẽ cho biết điều đó.</translation></message>
<message><source>A secret vote has no changes, chair's side, weights, mandates or opinions: these tell.</source>
<translation>Bỏ phiếu kín không có đổi phiếu, theo bên chủ tọa, trọng số, ủy quyền hay ý kiến ghi bằng lời, vì sẽ lộ lựa chọn.</translation></message>
<message><source>A secret vote needs at least {least} electors: with fewer the result tells.</source>
<translation>Bỏ phiếu kín cần ít nhất {least} người có quyền bỏ phiếu. Ít hơn thì kết quả sẽ làm lộ lựa chọn.</translation></message>
<message><source>A substitute attends and speaks, and does not vote. The secretariat decides.</source>
<translation>Người dự thay được dự và phát biểu, không biểu quyết. Thư ký xem xét, quyết định.</translation></message>
<message><source>A substitute was already proposed or accepted for {name}.</source>
<translation>Đã có đề nghị hoặc chấp thuận người dự thay {name}.</translation></message>
<message><source>A time has no time zone.</source>
<translation>Thời điểm thiếu múi giờ.</translation></message>
<message><source>A timestamp in this file does not hold. Sign the exported file again.</source>
<translation>Dấu thời gian trong tệp không hợp lệ. Hãy ký lại tệp đã xuất.</translation></message>
<message><source>A token that cannot do RSA-PSS signs by PKCS#1 v1.5.</source>
<translation>Token không hỗ trợ RSA-PSS sẽ ký theo PKCS#1 v1.5.</translation></message>
<message><source>A vote comes next. Are you ready?</source>
<translation>Sắp biểu quyết. Đồng chí đã sẵn sàng chưa?</translation></message>
<message><source>A vote comes next. The chair sees that you are not ready yet.</source>
<translation>Sắp biểu quyết. Chủ tọa thấy đồng chí chưa sẵn sàng.</translation></message>
<message><source>A vote comes next. The chair sees that you are ready.</source>
<translation>Sắp biểu quyết. Chủ tọa thấy đồng chí đã sẵn sàng.</translation></message>
<message><source>A vote did not open at its time</source>
<translation>Một biểu quyết không mở được đúng giờ hẹn</translation></message>
<message><source>A vote is open</source>
<translation>Đang biểu quyết</translation></message>
<message><source>A vote is open. If the mandate is taken back {name} votes in it in person, unless {carrier} has voted already: a ballot that was cast stands.</source>
<translation>Đang có biểu quyết. Nếu rút uỷ quyền, {name} tự bỏ phiếu lần này, trừ khi {carrier} đã bỏ phiếu thay: phiếu đã bỏ giữ nguyên giá trị.</translation></message>
<message><source>A vote is open. If you take the mandate back you vote in it yourself, unless {name} has voted for you already: a ballot that was cast stands.</source>
<translation>Đang có biểu quyết. Nếu rút uỷ quyền, đồng chí tự bỏ phiếu lần này, trừ khi {name} đã bỏ phiếu thay: phiếu đã bỏ giữ nguyên giá trị.</translation></message>
<message><source>A wrong PIN now locks the token.</source>
<translation>Nhập sai lần này token sẽ bị khóa.</translation></message>
<message><source>A wrong PIN was given before</source>
<translation>Trước đó đã nhập sai mã PIN</translation></message>
<message><source>About the document</source>
<translation>Về tài liệu</translation></message>
<message><source>Absent</source>
<translation>Vắng mặt</translation></message>
<message><source>Absent or substitute</source>
<translation>Vắng hoặc cử người thay</translation></message>
<message><source>Absent or substitute…</source>
<translation>Vắng mặt hoặc cử người dự thay…</translation></message>
<message><source>Absent with reason</source>
<translation>Vắng mặt có lý do</translation></message>
<message><source>Abstain</source>
<translation>Không biểu quyết</translation></message>
<message><source>Accept</source>
<translation>Chấp nhận</translation></message>
<message><source>Account of the room display</source>
<translation>Tài khoản màn hình phòng họp</translation></message>
<message><source>Add a committee</source>
<translation>Thêm ban, hội đồng</translation></message>
<message><source>Add a matter</source>
<translation>Thêm nội dung</translation></message>
<message><source>Add a person</source>
<translation>Thêm người</translation></message>
<message><source>Add a room</source>
<translation>Thêm phòng họp</translation></message>
<message><source>Add a section</source>
<translation>Thêm mục</translation></message>
<message><source>Add an agency</source>
<translation>Thêm cơ quan</translation></message>
<message><source>Add an item</source>
<translation>Thêm nội dung</translation></message>
<message><source>Add files</source>
<translation>Thêm tệp</translation></message>
<message><source>Add files…</source>
<translation>Thêm tệp…</translation></message>
<message><source>Add the agency</source>
<translation>Thêm cơ quan</translation></message>
<message><source>Add the committee</source>
<translation>Thêm ban, hội đồng</translation></message>
<message><source>Add the first item; invitations can be sent after that.</source>
<translation>Hãy thêm nội dung đầu tiên; sau đó mới gửi được giấy mời.</translation></message>
<message><source>Add the item</source>
<translation>Thêm nội dung</translation></message>
<message><source>Add the matter</source>
<translation>Thêm nội dung này</translation></message>
<message><source>Add the person</source>
<translation>Thêm người</translation></message>
<message><source>Add the person in the directory first.</source>
<translation>Hãy thêm người này vào danh bạ trước.</translation></message>
<message><source>Add the room</source>
<translation>Thêm phòng họp</translation></message>
<message><source>Address of a responder (OCSP)</source>
<translation>Địa chỉ trả lời trực tuyến (OCSP)</translation></message>
<message><source>Address of revocation lists</source>
<translation>Địa chỉ tải danh sách thu hồi</translation></message>
<message><source>Administrator</source>
<translation>Quản trị hệ thống</translation></message>
<message><source>Adopt them together…</source>
<translation>Thông qua chung…</translation></message>
<message><source>Adopt: {title}</source>
<translation>Thông qua: {title}</translation></message>
<message><source>Against</source>
<translation>Không tán thành</translation></message>
<message><source>Agencies</source>
<translation>Cơ quan</translation></message>
<message><source>Agency</source>
<translation>Cơ quan</translation></message>
<message><source>Agency identifier</source>
<translation>Mã định danh</translation></message>
<message><source>Agency's signature (seal)</source>
<translation>Chữ ký (con dấu) cơ quan</translation></message>
<message><source>Agenda</source>
<translation>Chương trình</translation></message>
<message><source>Agenda and documents</source>
<translation>Chương trình và tài liệu</translation></message>
<message><source>Agree</source>
<translation>Đồng ý</translation></message>
<message><source>Agree, disagree or another opinion</source>
<translation>Đồng ý, không, ý kiến khác</translation></message>
<message><source>Agree: {names}</source>
<translation>Đồng ý: {names}</translation></message>
<message><source>All</source>
<translation>Tất cả</translation></message>
<message><source>All answers together</source>
<translation>Tổng hợp trả lời</translation></message>
<message><source>All consultations</source>
<translation>Danh sách lấy ý kiến</translation></message>
<message><source>All items ({count})</source>
<translation>Tất cả nội dung ({count})</translation></message>
<message><source>All meetings</source>
<translation>Tất cả phiên họp</translation></message>
<message><source>All opinions are shown here after the count, with their names.</source>
<translation>Toàn bộ ý kiến kèm họ tên sẽ hiện ở đây sau khi tổng hợp.</translation></message>
<message><source>All signatures are being checked again since {time}</source>
<translation>Đang kiểm tra lại mọi chữ ký từ {time}</translation></message>
<message><source>Already on the trust list</source>
<translation>Đã có trong danh sách tin cậy</translation></message>
<message><source>An invitation to you was withdrawn</source>
<translation>Giấy mời gửi đồng chí đã được thu hồi</translation></message>
<message><source>An item with documents or votes cannot be removed.</source>
<translation>Không bỏ được nội dung đã có tài liệu hoặc biểu quyết.</translation></message>
<message><source>Announce the result</source>
<translation>Công bố kết quả</translation></message>
<message><source>Announced at {time}.</source>
<translation>Đã công bố lúc {time}.</translation></message>
<message><source>Another hub already works on this data folder.</source>
<translation>Một máy chủ khác đang dùng thư mục dữ liệu này.</translation></message>
<message><source>Another list</source>
<translation>Danh sách khác</translation></message>
<message><source>Another opinion needs its words. It does not count as agreement.</source>
<translation>Ý kiến khác phải có nội dung và không được tính là đồng ý.</translation></message>
<message><source>Another tool, outside</source>
<translation>Ký ngoài, bằng công cụ khác</translation></message>
<message><source>Another unit already has the code {code}.</source>
<translation>Mã định danh {code} đã thuộc cơ quan khác.</translation></message>
<message><source>Another vote is open. Close it first.</source>
<translation>Đang có biểu quyết khác. Hãy kết thúc biểu quyết đó trước.</translation></message>
<message><source>Answer again</source>
<translation>Cho ý kiến lại</translation></message>
<message><source>Answer recorded at {moment}</source>
<translation>Đã ghi nhận ý kiến lúc {moment}</translation></message>
<message><source>Answer recorded late, at {moment}</source>
<translation>Đã ghi nhận ý kiến (trả lời muộn) lúc {moment}</translation></message>
<message><source>Answered</source>
<translation>Đã cho ý kiến</translation></message>
<message><source>Answered in part</source>
<translation>Trả lời một phần</translation></message>
<message><source>Answered in time</source>
<translation>Trả lời đúng hạn</translation></message>
<message><source>Answered late</source>
<translation>Đã cho ý kiến (muộn)</translation></message>
<message><source>Answered {moment}</source>
<translation>Trả lời lúc {moment}</translation></message>
<message><source>Answers</source>
<translation>Tình hình trả lời</translation></message>
<message><source>Answers after it are taken and marked late.</source>
<translation>Ý kiến gửi sau thời hạn vẫn được nhận và ghi là trả lời muộn.</translation></message>
<message><source>Answers are taken</source>
<translation>Đang lấy ý kiến</translation></message>
<message><source>Answers to “{title}” can still come in time. Give a reason to close it now.</source>
<translation>“{title}” vẫn còn trong thời hạn trả lời. Hãy ghi lý do nếu kết thúc ngay.</translation></message>
<message><source>Answers: agree, disagree, other opinion.</source>
<translation>Phương án trả lời: đồng ý, không đồng ý, ý kiến khác.</translation></message>
<message><source>Appendix</source>
<translation>Phụ lục</translation></message>
<message><source>Approve the minutes</source>
<translation>Phê duyệt biên bản</translation></message>
<message><source>Approved</source>
<translation>Đã phê duyệt</translation></message>
<message><source>Approved, number {number}</source>
<translation>Đã duyệt, số {number}</translation></message>
<message><source>Archive the meeting</source>
<translation>Lưu trữ phiên họp</translation></message>
<message><source>Archived</source>
<translation>Đã lưu hồ sơ</translation></message>
<message><source>As in the catalogue</source>
<translation>Khớp với danh mục</translation></message>
<message><source>As it stands on the invitation.</source>
<translation>Ghi đúng như trên giấy mời.</translation></message>
<message><source>As it stands on the opinion sheets.</source>
<translation>Như ghi trên phiếu lấy ý kiến.</translation></message>
<message><source>As many agree as disagree: your word decides.</source>
<translation>Số đồng ý và không đồng ý bằng nhau: đồng chí quyết định.</translation></message>
<message><source>As the records office gives it.</source>
<translation>Theo số văn thư cấp.</translation></message>
<message><source>Asked</source>
<translation>Được lấy ý kiến</translation></message>
<message><source>Asked at {time} to check all signatures again</source>
<translation>Đã yêu cầu kiểm tra lại mọi chữ ký lúc {time}</translation></message>
<message><source>Asked for at {time}, not yet with the hub</source>
<translation>Đã yêu cầu lúc {time}, máy chủ chưa nhận được</translation></message>
<message><source>Asked once</source>
<translation>Được lấy ý kiến 1 lần</translation></message>
<message><source>Asked {count} times</source>
<translation>Được lấy ý kiến {count} lần</translation></message>
<message><source>Asked {moment}: {outcome}</source>
<translation>Hỏi lúc {moment}: {outcome}</translation></message>
<message><source>At a glance</source>
<translation>Tóm tắt</translation></message>
<message><source>At least {count} characters; a sentence is good.</source>
<translation>Ít nhất {count} ký tự; nên dùng một câu dễ nhớ.</translation></message>
<message><source>At most</source>
<translation>Nhiều nhất</translation></message>
<message><source>At most {most} files go with one opinion.</source>
<translation>Mỗi ý kiến được gửi kèm nhiều nhất {most} tệp.</translation></message>
<message><source>Attach PDF files…</source>
<translation>Đính kèm tệp PDF…</translation></message>
<message><source>Attend</source>
<translation>Dự họp</translation></message>
<message><source>Attended</source>
<translation>Đã dự họp</translation></message>
<message><source>Back</source>
<translation>Trở lại</translation></message>
<message><source>Back to all meetings</source>
<translation>Về danh sách phiên họp</translation></message>
<message><source>Back to the meeting</source>
<translation>Trở lại phiên họp</translation></message>
<message><source>Back to the vote</source>
<translation>Trở lại biểu quyết</translation></message>
<message><source>Ballots</source>
<translation>Phiếu</translation></message>
<message><source>Ballots issued</source>
<translation>Số phiếu phát ra</translation></message>
<message><source>Before it was checked again it was {line}.</source>
<translation>Trước lần kiểm tra lại, kết quả là {line}.</translation></message>
<message><source>Before you send</source>
<translation>Trước khi gửi</translation></message>
<message><source>Being prepared</source>
<translation>Đang chuẩn bị</translation></message>
<message><source>Blank ballot</source>
<translation>Phiếu trắng</translation></message>
<message><source>Blank ballots</source>
<translation>Số phiếu trắng</translation></message>
<message><source>Blue, on a transparent ground. Without one nothing is seen on the page.</source>
<translation>Màu xanh, nền trong suốt. Nếu không chọn, trang giấy không hiện chữ ký.</translation></message>
<message><source>By consultation</source>
<translation>Theo đợt lấy ý kiến</translation></message>
<message><source>By member</source>
<translation>Theo thành viên</translation></message>
<message><source>By raised hands</source>
<translation>Giơ tay</translation></message>
<message><source>By roll call</source>
<translation>Gọi tên</translation></message>
<message><source>By roll call, in the order of protocol</source>
<translation>Gọi tên theo thứ tự lễ tân</translation></message>
<message><source>By this rule counts are shown as they come: everybody learns at once what the one who is called answers.</source>
<translation>Theo quy tắc này số liệu hiện ngay khi có phiếu: mọi người biết ngay ý kiến của người được gọi tên.</translation></message>
<message><source>CRL ends soon</source>
<translation>CRL sắp hết hạn</translation></message>
<message><source>CRL good</source>
<translation>CRL còn hạn</translation></message>
<message><source>CRL too old</source>
<translation>CRL quá hạn</translation></message>
<message><source>Call the first</source>
<translation>Gọi người đầu tiên</translation></message>
<message><source>Call the next</source>
<translation>Gọi người tiếp theo</translation></message>
<message><source>Called next.</source>
<translation>Là người tiếp theo.</translation></message>
<message><source>Called now</source>
<translation>Đang được gọi</translation></message>
<message><source>Called now: {name} · has answered</source>
<translation>Đang gọi: {name} · đã trả lời</translation></message>
<message><source>Called now: {name} · no answer yet</source>
<translation>Đang gọi: {name} · chưa trả lời</translation></message>
<message><source>Called, no answer yet: {names}</source>
<translation>Đã gọi, chưa trả lời: {names}</translation></message>
<message><source>Came</source>
<translation>Đến họp</translation></message>
<message><source>Can still answer in time</source>
<translation>Còn thời hạn trả lời</translation></message>
<message><source>Cancel the vote</source>
<translation>Hủy biểu quyết</translation></message>
<message><source>Cancelled</source>
<translation>Đã hủy</translation></message>
<message><source>Candidates, one a line</source>
<translation>Danh sách ứng viên, mỗi dòng một người</translation></message>
<message><source>Cannot carry</source>
<translation>Không nhận uỷ quyền được</translation></message>
<message><source>Carries enough</source>
<translation>Đã nhận đủ số uỷ quyền</translation></message>
<message><source>Cast my ballot</source>
<translation>Bỏ phiếu của tôi</translation></message>
<message><source>Certificates and revocation lists</source>
<translation>Chứng thư số và danh sách thu hồi</translation></message>
<message><source>Certificates: {count}</source>
<translation>Chứng thư số: {count}</translation></message>
<message><source>Chair</source>
<translation>Chủ tọa</translation></message>
<message><source>Chair: {name} · {count} members are asked</source>
<translation>Chủ tọa: {name} · lấy ý kiến {count} thành viên</translation></message>
<message><source>Chair: {name} · {count} seats will be invited</source>
<translation>Chủ tọa: {name} · sẽ mời {count} thành viên</translation></message>
<message><source>Chair: {name}, {position}</source>
<translation>Chủ tọa: {name}, {position}</translation></message>
<message><source>Chairs the committee</source>
<translation>Đứng đầu, chủ trì họp</translation></message>
<message><source>Change</source>
<translation>Sửa</translation></message>
<message><source>Change my answer</source>
<translation>Thay đổi ý kiến</translation></message>
<message><source>Change my ballot</source>
<translation>Thay đổi phiếu</translation></message>
<message><source>Change my reply…</source>
<translation>Đổi câu trả lời…</translation></message>
<message><source>Change the template</source>
<translation>Sửa mẫu</translation></message>
<message><source>Change the vote</source>
<translation>Sửa biểu quyết</translation></message>
<message><source>Changed answer recorded at {moment}</source>
<translation>Đã ghi nhận ý kiến thay đổi lúc {moment}</translation></message>
<message><source>Changed results</source>
<translation>Kết quả đã thay đổi</translation></message>
<message><source>Changed results ({count})</source>
<translation>Kết quả đã thay đổi ({count})</translation></message>
<message><source>Changes after signing: {count}</source>
<translation>Thay đổi sau khi ký: {count}</translation></message>
<message><source>Check all signatures again</source>
<translation>Kiểm tra lại mọi chữ ký</translation></message>
<message><source>Check in</source>
<translation>Điểm danh</translation></message>
<message><source>Check in first; then you can vote.</source>
<translation>Hãy điểm danh trước, sau đó biểu quyết.</translation></message>
<message><source>Check in now</source>
<translation>Điểm danh ngay</translation></message>
<message><source>Check in remotely</source>
<translation>Điểm danh từ xa</translation></message>
<message><source>Check in to vote.</source>
<translation>Điểm danh để biểu quyết.</translation></message>
<message><source>Check out</source>
<translation>Ghi rời phòng</translation></message>
<message><source>Check the date: the year must be between {first} and {last}.</source>
<translation>Hãy kiểm tra ngày: năm phải từ {first} đến {last}.</translation></message>
<message><source>Check who is ready</source>
<translation>Kiểm tra sẵn sàng</translation></message>
<message><source>Checked again: the {count} documents that you may see</source>
<translation>Đã kiểm tra lại {count} tài liệu mà đồng chí được xem</translation></message>
<message><source>Checked by the hub</source>
<translation>Máy chủ kiểm tra</translation></message>
<message><source>Checked by this device</source>
<translation>Thiết bị này kiểm tra</translation></message>
<message><source>Checked in</source>
<translation>Đã điểm danh</translation></message>
<message><source>Checking in…</source>
<translation>Đang điểm danh…</translation></message>
<message><source>Checking signatures</source>
<translation>Đang kiểm tra chữ ký</translation></message>
<message><source>Checking signatures: {done} of {total}</source>
<translation>Đang kiểm tra chữ ký: {done}/{total}</translation></message>
<message><source>Choose PDF files</source>
<translation>Chọn tệp PDF</translation></message>
<message><source>Choose a document</source>
<translation>Chọn tài liệu</translation></message>
<message><source>Choose again</source>
<translation>Chọn lại</translation></message>
<message><source>Choose among candidates</source>
<translation>Chọn trong danh sách ứng viên</translation></message>
<message><source>Choose and confirm.</source>
<translation>Chọn rồi xác nhận.</translation></message>
<message><source>Choose at least {least}.</source>
<translation>Chọn ít nhất {least}.</translation></message>
<message><source>Choose at most {most}.</source>
<translation>Chọn nhiều nhất {most}.</translation></message>
<message><source>Choose between 1 and {most} questions to copy.</source>
<translation>Chọn từ 1 đến {most} nội dung để sao chép.</translation></message>
<message><source>Choose the picture of the seal: the agency's signature is seen with its seal.</source>
<translation>Hãy chọn hình con dấu: chữ ký của cơ quan hiển thị cùng con dấu.</translation></message>
<message><source>Choose up to {most}: {chosen} chosen</source>
<translation>Chọn tối đa {most} người: đã chọn {chosen}</translation></message>
<message><source>Choose your password</source>
<translation>Đặt mật khẩu</translation></message>
<message><source>Choose {least} to {most}: {chosen} chosen</source>
<translation>Chọn từ {least} đến {most} người: đã chọn {chosen}</translation></message>
<message><source>Choose {most}: {chosen} chosen</source>
<translation>Chọn {most} người: đã chọn {chosen}</translation></message>
<message><source>Choose, then confirm with a second tap.</source>
<translation>Chọn phương án, rồi chạm lần nữa để xác nhận.</translation></message>
<message><source>Choose…</source>
<translation>Chọn…</translation></message>
<message><source>Chosen</source>
<translation>Đã chọn</translation></message>
<message><source>Close</source>
<translation>Đóng</translation></message>
<message><source>Close and count</source>
<translation>Kết thúc và tổng hợp</translation></message>
<message><source>Close and count…</source>
<translation>Kết thúc và tổng hợp…</translation></message>
<message><source>Close the session</source>
<translation>Kết thúc phiên họp</translation></message>
<message><source>Close the sheet</source>
<translation>Đóng khung bên</translation></message>
<message><source>Close the vote</source>
<translation>Kết thúc biểu quyết</translation></message>
<message><source>Closed</source>
<translation>Đã kết thúc</translation></message>
<message><source>Closed before the deadline</source>
<translation>Kết thúc trước thời hạn</translation></message>
<message><source>Colours</source>
<translation>Màu sắc</translation></message>
<message><source>Coming</source>
<translation>Sắp tới</translation></message>
<message><source>Committee</source>
<translation>Ban, hội đồng</translation></message>
<message><source>Committees</source>
<translation>Ban, hội đồng</translation></message>
<message><source>Compare</source>
<translation>So sánh</translation></message>
<message><source>Compare before you trust</source>
<translation>Đối chiếu trước khi tin cậy</translation></message>
<message><source>Compare pages</source>
<translation>So sánh trang</translation></message>
<message><source>Compare pages: {title}</source>
<translation>So sánh trang: {title}</translation></message>
<message><source>Comparing pages: {done} of {total}</source>
<translation>Đang so sánh trang: {done}/{total}</translation></message>
<message><source>Confidence</source>
<translation>Tín nhiệm</translation></message>
<message><source>Confidence in three levels</source>
<translation>Tín nhiệm ba mức</translation></message>
<message><source>Confidence in two levels</source>
<translation>Tín nhiệm hai mức</translation></message>
<message><source>Confirm for {count} seats</source>
<translation>Xác nhận cho {count} ghế</translation></message>
<message><source>Confirm my vote</source>
<translation>Xác nhận phiếu của tôi</translation></message>
<message><source>Confirm the change</source>
<translation>Xác nhận thay đổi</translation></message>
<message><source>Confirm the count</source>
<translation>Xác nhận kết quả kiểm phiếu</translation></message>
<message><source>Confirm: {choice}</source>
<translation>Xác nhận: {choice}</translation></message>
<message><source>Confirmed by</source>
<translation>Người xác nhận</translation></message>
<message><source>Consultations</source>
<translation>Lấy ý kiến</translation></message>
<message><source>Consultations in writing</source>
<translation>Lấy ý kiến bằng văn bản</translation></message>
<message><source>Contrast</source>
<translation>Tương phản</translation></message>
<message><source>Copy questions</source>
<translation>Sao chép nội dung biểu quyết</translation></message>
<message><source>Copy questions of another meeting</source>
<translation>Sao chép nội dung biểu quyết của phiên họp khác</translation></message>
<message><source>Copy the questions</source>
<translation>Sao chép</translation></message>
<message><source>Copy…</source>
<translation>Sao chép…</translation></message>
<message><source>Count of a vote by hand</source>
<translation>Kết quả biểu quyết không dùng thiết bị</translation></message>
<message><source>Count to confirm</source>
<translation>Kết quả chờ xác nhận</translation></message>
<message><source>Counted</source>
<translation>Đã tổng hợp</translation></message>
<message><source>Counting record</source>
<translation>Biên bản kiểm phiếu</translation></message>
<message><source>Counting record: {question}</source>
<translation>Biên bản kiểm phiếu: {question}</translation></message>
<message><source>Create the draft</source>
<translation>Tạo bản nháp</translation></message>
<message><source>Create the meeting</source>
<translation>Tạo phiên họp</translation></message>
<message><source>Dark</source>
<translation>Tối</translation></message>
<message><source>Deadline</source>
<translation>Thời hạn trả lời</translation></message>
<message><source>Deadline {moment}</source>
<translation>Hạn trả lời {moment}</translation></message>
<message><source>Decide</source>
<translation>Quyết định</translation></message>
<message><source>Decide by this lot</source>
<translation>Quyết định theo kết quả rút thăm</translation></message>
<message><source>Decide: not passed</source>
<translation>Quyết định: không thông qua</translation></message>
<message><source>Decide: passed</source>
<translation>Quyết định: thông qua</translation></message>
<message><source>Decided by the rule</source>
<translation>Quy tắc thông qua</translation></message>
<message><source>Decided together</source>
<translation>Đã biểu quyết chung</translation></message>
<message><source>Decline</source>
<translation>Từ chối</translation></message>
<message><source>Delegates</source>
<translation>Đại biểu</translation></message>
<message><source>Details</source>
<translation>Thông tin</translation></message>
<message><source>Diameter of the seal</source>
<translation>Đường kính con dấu</translation></message>
<message><source>Did not vote</source>
<translation>Không bỏ phiếu</translation></message>
<message><source>Directory</source>
<translation>Danh bạ</translation></message>
<message><source>Disagree</source>
<translation>Không đồng ý</translation></message>
<message><source>Dismiss</source>
<translation>Bỏ qua</translation></message>
<message><source>Document</source>
<translation>Tài liệu khác</translation></message>
<message><source>Document asked about</source>
<translation>Tài liệu lấy ý kiến</translation></message>
<message><source>Document it is about</source>
<translation>Tài liệu được biểu quyết</translation></message>
<message><source>Documents</source>
<translation>Tài liệu</translation></message>
<message><source>Documents not published, which nobody will see: {count}.</source>
<translation>Tài liệu chưa phát hành, đại biểu sẽ không thấy: {count}.</translation></message>
<message><source>Documents of the whole meeting</source>
<translation>Tài liệu chung của phiên họp</translation></message>
<message><source>Documents, times and who may not vote are not copied.</source>
<translation>Tài liệu, giờ hẹn và danh sách không được biểu quyết không được sao chép.</translation></message>
<message><source>Documents: {count}</source>
<translation>{count} tài liệu</translation></message>
<message><source>Done</source>
<translation>Đã xong</translation></message>
<message><source>Done · {used}</source>
<translation>Đã xong · {used}</translation></message>
<message><source>Draft</source>
<translation>Dự thảo</translation></message>
<message><source>Draft document</source>
<translation>Dự thảo văn bản</translation></message>
<message><source>Draft, number {number}</source>
<translation>Dự thảo, số {number}</translation></message>
<message><source>Drawing the page…</source>
<translation>Đang vẽ trang…</translation></message>
<message><source>Drop PDF files here, or pick them.</source>
<translation>Thả tệp PDF vào đây hoặc chọn tệp.</translation></message>
<message><source>E-Cabinet is already open on this device with this data folder. Go on in its window.</source>
<translation>E-Cabinet đang mở trên thiết bị này với cùng thư mục dữ liệu. Hãy dùng cửa sổ đang mở.</translation></message>
<message><source>E-mail</source>
<translation>Thư điện tử</translation></message>
<message><source>E-mail or password is not right.</source>
<translation>Thư điện tử hoặc mật khẩu không đúng.</translation></message>
<message><source>Each chooses at least</source>
<translation>Mỗi người chọn ít nhất</translation></message>
<message><source>Each meeting's secretariat sees how far the others are.</source>
<translation>Ban thư ký từng phiên họp theo dõi tiến độ các tài liệu khác.</translation></message>
<message><source>End item</source>
<translation>Kết thúc nội dung</translation></message>
<message><source>End the demonstration</source>
<translation>Kết thúc phần trình diễn</translation></message>
<message><source>End the item</source>
<translation>Kết thúc nội dung</translation></message>
<message><source>End the seat</source>
<translation>Thôi thành viên</translation></message>
<message><source>Ended {moment}</source>
<translation>Kết thúc {moment}</translation></message>
<message><source>Ends</source>
<translation>Kết thúc</translation></message>
<message><source>Enter a count</source>
<translation>Nhập kết quả</translation></message>
<message><source>Enter it anew</source>
<translation>Nhập lại</translation></message>
<message><source>Enter or a click opens the invitation as a paper.</source>
<translation>Nhấn Enter hoặc bấm chuột để mở giấy mời.</translation></message>
<message><source>Enter or a click puts a line into the text.</source>
<translation>Nhấn Enter hoặc bấm chuột để đưa dòng này vào biên bản.</translation></message>
<message><source>Enter the count</source>
<translation>Nhập kết quả kiểm phiếu</translation></message>
<message><source>Enter the meeting</source>
<translation>Vào họp</translation></message>
<message><source>Entered by</source>
<translation>Người nhập</translation></message>
<message><source>Entered from paper</source>
<translation>Nhập từ phiếu giấy</translation></message>
<message><source>Entered from raised hands</source>
<translation>Nhập từ giơ tay</translation></message>
<message><source>Every window can be used by hand at any time.</source>
<translation>Có thể tự thao tác trên mọi cửa sổ vào bất cứ lúc nào.</translation></message>
<message><source>Everybody asked hears of a change.</source>
<translation>Khi thay đổi, mọi người được lấy ý kiến đều nhận được thông báo.</translation></message>
<message><source>Everybody has answered “{title}”: there is nobody to remind.</source>
<translation>Tất cả thành viên đã trả lời “{title}”, không còn ai cần nhắc.</translation></message>
<message><source>Everybody has voted</source>
<translation>Tất cả đã biểu quyết</translation></message>
<message><source>Everybody was called on “{question}”. Close the vote when the answers are in.</source>
<translation>Đã gọi hết mọi người về “{question}”. Kết thúc biểu quyết khi đã đủ câu trả lời.</translation></message>
<message><source>Everything you did was sent.</source>
<translation>Mọi thao tác đã được gửi.</translation></message>
<message><source>Excused</source>
<translation>Vắng có lý do</translation></message>
<message><source>Expected</source>
<translation>Sẽ dự họp</translation></message>
<message><source>Expired</source>
<translation>Hết hạn</translation></message>
<message><source>Extraordinary session</source>
<translation>Phiên họp đột xuất</translation></message>
<message><source>Fetched by the hub {moment}</source>
<translation>Máy chủ tải về lúc {moment}</translation></message>
<message><source>Fewer than {least} secret ballots would tell. Give more time, or cancel the vote.</source>
<translation>Mới có dưới {least} phiếu kín. Hãy chờ thêm hoặc hủy: kiểm ít phiếu như vậy sẽ lộ lựa chọn.</translation></message>
<message><source>File a scan (PDF)</source>
<translation>Nộp bản quét (PDF)</translation></message>
<message><source>File the documents</source>
<translation>Nộp tài liệu</translation></message>
<message><source>Files: {count}</source>
<translation>{count} tệp</translation></message>
<message><source>Fingerprint (SHA-256)</source>
<translation>Vân tay (SHA-256)</translation></message>
<message><source>Fingerprint in the catalogue</source>
<translation>Vân tay trong danh mục</translation></message>
<message><source>Fingerprint in the file (SHA-256)</source>
<translation>Vân tay trong tệp (SHA-256)</translation></message>
<message><source>Finished</source>
<translation>Đã kết thúc</translation></message>
<message><source>Fit width</source>
<translation>Vừa chiều ngang</translation></message>
<message><source>For a prepared vote of an item that was taken up.</source>
<translation>Chọn một biểu quyết đã chuẩn bị của nội dung đã bắt đầu.</translation></message>
<message><source>For all matters</source>
<translation>Tài liệu chung</translation></message>
<message><source>For approval</source>
<translation>Chờ phê duyệt</translation></message>
<message><source>For example: Director of the Department of Home Affairs</source>
<translation>Ví dụ: Giám đốc Sở Nội vụ</translation></message>
<message><source>For example: Member, Standing Deputy Head</source>
<translation>Ví dụ: Ủy viên, Phó Trưởng Ban Thường trực</translation></message>
<message><source>For example: Regular session of December</source>
<translation>Ví dụ: Phiên họp thường kỳ tháng 12</translation></message>
<message><source>For example: Study the documents beforehand.</source>
<translation>Ví dụ: Đề nghị đại biểu nghiên cứu trước tài liệu.</translation></message>
<message><source>For official duty</source>
<translation>Chuyên dùng công vụ</translation></message>
<message><source>For or against each candidate</source>
<translation>Tán thành hay không với từng ứng viên</translation></message>
<message><source>For reading</source>
<translation>Để biết</translation></message>
<message><source>For whom</source>
<translation>Dùng cho</translation></message>
<message><source>For {name}, to choose a password with:</source>
<translation>Mã để {name} đặt mật khẩu:</translation></message>
<message><source>For, against or abstain</source>
<translation>Tán thành hay không</translation></message>
<message><source>Form, rule, candidates and time limit are kept with it.</source>
<translation>Mẫu giữ cả hình thức, quy tắc, danh sách và thời hạn.</translation></message>
<message><source>From the meeting</source>
<translation>Từ phiên họp</translation></message>
<message><source>Full name</source>
<translation>Họ và tên</translation></message>
<message><source>Give a number from 1 upwards.</source>
<translation>Hãy nhập số từ 1 trở lên.</translation></message>
<message><source>Give a place between 1 and {most}.</source>
<translation>Hãy nhập vị trí từ 1 đến {most}.</translation></message>
<message><source>Give a seat</source>
<translation>Thêm thành viên</translation></message>
<message><source>Give a time between the opening of the session and now.</source>
<translation>Ghi thời điểm từ lúc khai mạc phiên họp đến bây giờ.</translation></message>
<message><source>Give between 1 and {most} candidates, persons or motions.</source>
<translation>Nhập từ 1 đến {most} người hoặc nội dung.</translation></message>
<message><source>Give between 1 and {most} minutes.</source>
<translation>Hãy nhập từ 1 đến {most} phút.</translation></message>
<message><source>Give between 1 and {most} seats.</source>
<translation>Hãy nhập từ 1 đến {most} chỗ.</translation></message>
<message><source>Give it to somebody else</source>
<translation>Uỷ quyền cho người khác</translation></message>
<message><source>Give the first seat to the chair.</source>
<translation>Hãy thêm người chủ trì trước.</translation></message>
<message><source>Give the mandate</source>
<translation>Uỷ quyền</translation></message>
<message><source>Give the seat</source>
<translation>Thêm thành viên</translation></message>
<message><source>Go to a step</source>
<translation>Đến một bước</translation></message>
<message><source>Go to the ballot</source>
<translation>Đến phiếu biểu quyết</translation></message>
<message><source>Guest</source>
<translation>Khách mời</translation></message>
<message><source>Guest · {agency}</source>
<translation>Khách mời · {agency}</translation></message>
<message><source>Hand it over in person or by post. It is good for three days and for one password.</source>
<translation>Trao tận tay hoặc gửi bưu điện. Mã có hiệu lực ba ngày, dùng một lần.</translation></message>
<message><source>Handling mark</source>
<translation>Phạm vi lưu hành</translation></message>
<message><source>Has a vote</source>
<translation>Có quyền biểu quyết</translation></message>
<message><source>Has access</source>
<translation>Được đăng nhập</translation></message>
<message><source>Has handed on their vote</source>
<translation>Đã uỷ quyền cho người khác</translation></message>
<message><source>Have it unlocked by whoever issued it.</source>
<translation>Hãy đề nghị nơi cấp mở khóa.</translation></message>
<message><source>Heading</source>
<translation>Tiêu đề mục</translation></message>
<message><source>Heading of section {number}</source>
<translation>Tiêu đề mục {number}</translation></message>
<message><source>Hierarchy</source>
<translation>Hệ thống</translation></message>
<message><source>High confidence</source>
<translation>Tín nhiệm cao</translation></message>
<message><source>How it is asked</source>
<translation>Hình thức</translation></message>
<message><source>How it was taken</source>
<translation>Cách biểu quyết</translation></message>
<message><source>Hub</source>
<translation>Máy chủ</translation></message>
<message><source>I agree</source>
<translation>Đồng ý</translation></message>
<message><source>I compared the fingerprint</source>
<translation>Tôi đã đối chiếu vân tay</translation></message>
<message><source>I have seen it</source>
<translation>Đã rõ</translation></message>
<message><source>I object</source>
<translation>Không đồng ý</translation></message>
<message><source>I take no part in this vote</source>
<translation>Tôi không tham gia biểu quyết</translation></message>
<message><source>I will attend</source>
<translation>Tôi sẽ dự họp</translation></message>
<message><source>I wish to speak</source>
<translation>Đăng ký phát biểu</translation></message>
<message><source>If it is forgotten, this device starts anew from the hub. Only what was not sent yet is lost.</source>
<translation>Nếu đã quên, máy sẽ tải lại từ đầu từ máy chủ. Chỉ những gì chưa gửi bị mất.</translation></message>
<message><source>If the chair gives more time, you can vote here.</source>
<translation>Nếu chủ tọa gia hạn, đồng chí biểu quyết được tại đây.</translation></message>
<message><source>If the item does not run then, or another vote is open, it waits and you are told.</source>
<translation>Nếu lúc đó nội dung chưa bắt đầu hoặc đang có biểu quyết khác thì chưa mở, và có thông báo.</translation></message>
<message><source>Import a folder</source>
<translation>Nhập thư mục</translation></message>
<message><source>Import files</source>
<translation>Nhập tệp</translation></message>
<message><source>Import newer ones of: {names}. What was revoked since is not known.</source>
<translation>Hãy nhập bản mới của: {names}. Chưa biết những chứng thư số bị thu hồi từ đó đến nay.</translation></message>
<message><source>Import nothing</source>
<translation>Không nhập gì</translation></message>
<message><source>Import the certificates of the authorities and compare each fingerprint with the one the authority publishes. Until then no signature can be traced to anybody.</source>
<translation>Hãy nhập chứng thư số của các tổ chức chứng thực và đối chiếu từng vân tay với vân tay do chính tổ chức đó công bố. Trước khi làm việc này, không xác định được chữ ký số là của ai.</translation></message>
<message><source>Import this revocation list</source>
<translation>Nhập danh sách thu hồi này</translation></message>
<message><source>Imported from a file {moment}</source>
<translation>Nhập từ tệp lúc {moment}</translation></message>
<message><source>In favour</source>
<translation>Tán thành</translation></message>
<message><source>In session</source>
<translation>Đang họp</translation></message>
<message><source>In the vote that is open now you vote yourself.</source>
<translation>Trong lần biểu quyết đang mở, đồng chí tự bỏ phiếu.</translation></message>
<message><source>In the vote that is open now {name} votes in person.</source>
<translation>Trong lần biểu quyết đang mở, {name} tự bỏ phiếu.</translation></message>
<message><source>In time</source>
<translation>Đúng hạn</translation></message>
<message><source>In writing one agrees, disagrees or gives another opinion. Ask this question otherwise.</source>
<translation>Lấy ý kiến bằng văn bản chỉ hỏi đồng ý, không đồng ý hoặc ý kiến khác. Hãy soạn lại câu hỏi.</translation></message>
<message><source>Internal use</source>
<translation>Lưu hành nội bộ</translation></message>
<message><source>Invalid ballot</source>
<translation>Phiếu không hợp lệ</translation></message>
<message><source>Invalid ballots</source>
<translation>Số phiếu không hợp lệ</translation></message>
<message><source>Invitation</source>
<translation>Giấy mời</translation></message>
<message><source>Invitation {number}</source>
<translation>Giấy mời số {number}</translation></message>
<message><source>Invitations</source>
<translation>Giấy mời</translation></message>
<message><source>Invitations and changes will be listed here.</source>
<translation>Giấy mời và thay đổi sẽ hiện ở đây.</translation></message>
<message><source>Invitations sent</source>
<translation>Đã gửi giấy mời</translation></message>
<message><source>Invite</source>
<translation>Mời</translation></message>
<message><source>Invite a guest</source>
<translation>Mời khách</translation></message>
<message><source>Invited to</source>
<translation>Được mời dự</translation></message>
<message><source>Is asked by the committee's list.</source>
<translation>Được lấy ý kiến theo danh sách thành viên.</translation></message>
<message><source>Is this the right hub?</source>
<translation>Đây có đúng là máy chủ của cơ quan?</translation></message>
<message><source>Issued by</source>
<translation>Tổ chức cấp</translation></message>
<message><source>Issued by {issuer}</source>
<translation>Cấp bởi {issuer}</translation></message>
<message><source>Issuer</source>
<translation>Tổ chức cấp</translation></message>
<message><source>Issuing agency</source>
<translation>Cơ quan ban hành</translation></message>
<message><source>It also counts in the vote that is open now, as {name} carried it then.</source>
<translation>Uỷ quyền có giá trị cả trong lần biểu quyết đang mở, vì khi mở {name} đã nhận uỷ quyền này.</translation></message>
<message><source>It appears here once announced.</source>
<translation>Phiên họp hiện ở đây sau khi gửi giấy mời.</translation></message>
<message><source>It becomes the result when the chair or another secretary has confirmed it.</source>
<translation>Chỉ thành kết quả khi chủ tọa hoặc thư ký khác đã xác nhận.</translation></message>
<message><source>It can be published; look at its signatures first.</source>
<translation>Vẫn có thể phát hành; hãy xem chữ ký trước.</translation></message>
<message><source>It can be put on an agenda once the summary is made, which goes with it.</source>
<translation>Đưa vào chương trình được khi đã có bảng tổng hợp ý kiến, vì bảng này đi kèm.</translation></message>
<message><source>It cannot be brought back.</source>
<translation>Không khôi phục lại được.</translation></message>
<message><source>It has not reached the hub.</source>
<translation>Phiếu chưa đến máy chủ.</translation></message>
<message><source>It is not recorded yet.</source>
<translation>Phiếu chưa được ghi nhận.</translation></message>
<message><source>It is not your turn on “{question}” yet. Wait until you are called.</source>
<translation>Chưa đến lượt đồng chí về “{question}”. Chờ được gọi tên.</translation></message>
<message><source>It is not your turn yet</source>
<translation>Chưa đến lượt đồng chí</translation></message>
<message><source>It is sent as soon as it can.</source>
<translation>Yêu cầu sẽ được gửi ngay khi có kết nối.</translation></message>
<message><source>It is the same: trust this hub</source>
<translation>Đúng khớp: tin cậy máy chủ này</translation></message>
<message><source>It is too early. Check in from {hours} hours before the start.</source>
<translation>Còn sớm. Có thể điểm danh từ {hours} giờ trước khi họp.</translation></message>
<message><source>It was refused.</source>
<translation>Thao tác bị từ chối.</translation></message>
<message><source>It was withdrawn: nothing is counted. {reason}</source>
<translation>Đã thu hồi, không tổng hợp. {reason}</translation></message>
<message><source>Item</source>
<translation>Nội dung họp</translation></message>
<message><source>Item began</source>
<translation>Bắt đầu nội dung</translation></message>
<message><source>Item ended</source>
<translation>Kết thúc nội dung</translation></message>
<message><source>Item {number}</source>
<translation>Nội dung {number}</translation></message>
<message><source>Item {number} · {words}</source>
<translation>Nội dung {number} · {words}</translation></message>
<message><source>Item {number}/{count}</source>
<translation>Nội dung {number}/{count}</translation></message>
<message><source>Items</source>
<translation>Nội dung</translation></message>
<message><source>Items shown</source>
<translation>Nội dung hiển thị</translation></message>
<message><source>Items without objection: {count}</source>
<translation>Nội dung không có ý kiến phản đối: {count}</translation></message>
<message><source>Its revocation lists go with it, and the signatures of all documents are judged again.</source>
<translation>Danh sách thu hồi của chứng thư số này cũng bị gỡ, và chữ ký trên mọi tài liệu được kiểm tra lại.</translation></message>
<message><source>Itself</source>
<translation>Tự cấp (gốc)</translation></message>
<message><source>Keep a copy</source>
<translation>Lưu một bản</translation></message>
<message><source>Keep a copy…</source>
<translation>Lưu bản sao…</translation></message>
<message><source>Keep as PDF…</source>
<translation>Lưu bản PDF…</translation></message>
<message><source>Keep as a template</source>
<translation>Lưu làm mẫu</translation></message>
<message><source>Keep it</source>
<translation>Giữ lại</translation></message>
<message><source>Keep mine</source>
<translation>Giữ bản của tôi</translation></message>
<message><source>Keep my recorded answer</source>
<translation>Giữ ý kiến đã ghi nhận</translation></message>
<message><source>Keep my recorded ballot</source>
<translation>Giữ phiếu đã ghi nhận</translation></message>
<message><source>Keep the file, sign it unchanged in your agency's tool, then take it in. It is checked byte by byte.</source>
<translation>Lưu tệp, ký bằng công cụ của cơ quan và không sửa đổi, rồi nhận lại. Tệp được đối chiếu từng byte.</translation></message>
<message><source>Keep the report</source>
<translation>Lưu báo cáo</translation></message>
<message><source>Keep the spreadsheet</source>
<translation>Lưu bảng tính</translation></message>
<message><source>Keep the spreadsheet…</source>
<translation>Lưu bảng tính…</translation></message>
<message><source>Keep the statistics</source>
<translation>Lưu thống kê</translation></message>
<message><source>Keep the summary (PDF)…</source>
<translation>Lưu bảng tổng hợp (PDF)…</translation></message>
<message><source>Keep the template</source>
<translation>Lưu mẫu</translation></message>
<message><source>Keep this password</source>
<translation>Dùng mật khẩu này</translation></message>
<message><source>Kept and sent later</source>
<translation>Được giữ lại, gửi sau</translation></message>
<message><source>Kept on this device and sent when the link is back.</source>
<translation>Đã lưu trên thiết bị và sẽ gửi khi có kết nối.</translation></message>
<message><source>Kept on this device and sent when the link is back. Until then this counts: {saying}.</source>
<translation>Đã lưu trên thiết bị và sẽ gửi khi có kết nối. Cho đến lúc đó, ý kiến đã ghi nhận là: {saying}.</translation></message>
<message><source>Kept on this device.</source>
<translation>Được lưu trên máy này.</translation></message>
<message><source>Key and hash</source>
<translation>Khóa và hàm băm</translation></message>
<message><source>Key file</source>
<translation>Tệp khóa</translation></message>
<message><source>Key file (.p12)</source>
<translation>Tệp khóa (.p12)</translation></message>
<message><source>Key files (*.p12 *.pfx)</source>
<translation>Tệp khóa (*.p12 *.pfx)</translation></message>
<message><source>Keys</source>
<translation>Phím tắt</translation></message>
<message><source>Kind</source>
<translation>Loại</translation></message>
<message><source>Language</source>
<translation>Ngôn ngữ</translation></message>
<message><source>Language and display</source>
<translation>Ngôn ngữ và hiển thị</translation></message>
<message><source>Late</source>
<translation>Trả lời muộn</translation></message>
<message><source>Later</source>
<translation>Để sau</translation></message>
<message><source>Left</source>
<translation>Đã về</translation></message>
<message><source>Let each choose between 1 and {most}.</source>
<translation>Cho mỗi người chọn từ 1 đến {most}.</translation></message>
<message><source>Let somebody read it</source>
<translation>Mời người xem</translation></message>
<message><source>Letters without marks find names too.</source>
<translation>Gõ không dấu cũng tìm được.</translation></message>
<message><source>Level</source>
<translation>Mức chữ ký</translation></message>
<message><source>Light</source>
<translation>Sáng</translation></message>
<message><source>Loading…</source>
<translation>Đang tải…</translation></message>
<message><source>Location</source>
<translation>Địa điểm</translation></message>
<message><source>Look at my ballot</source>
<translation>Xem phiếu của tôi</translation></message>
<message><source>Look at the count</source>
<translation>Xem và xác nhận</translation></message>
<message><source>Look at the page before signing</source>
<translation>Xem trang trước khi ký</translation></message>
<message><source>Look at this paper's signatures for the reason before you seal it.</source>
<translation>Hãy xem lý do ở phần chữ ký của văn bản này trước khi đóng dấu.</translation></message>
<message><source>Look for tokens again</source>
<translation>Tìm lại token</translation></message>
<message><source>Lot drawn: {seed}.</source>
<translation>Mã rút thăm: {seed}.</translation></message>
<message><source>Low confidence</source>
<translation>Tín nhiệm thấp</translation></message>
<message><source>Lower stands first.</source>
<translation>Số nhỏ đứng trước.</translation></message>
<message><source>Made {made}</source>
<translation>Lập lúc {made}</translation></message>
<message><source>Mandate to vote</source>
<translation>Uỷ quyền biểu quyết</translation></message>
<message><source>Mandate to vote…</source>
<translation>Uỷ quyền biểu quyết…</translation></message>
<message><source>Mandates may not be split: vote for this seat as for the others.</source>
<translation>Không được tách phiếu: hãy chọn như các phiếu khác.</translation></message>
<message><source>Matter {number}</source>
<translation>Nội dung {number}</translation></message>
<message><source>Matters</source>
<translation>Nội dung</translation></message>
<message><source>Matters and documents</source>
<translation>Nội dung và tài liệu</translation></message>
<message><source>May be published</source>
<translation>Được phát hành</translation></message>
<message><source>May not vote on this</source>
<translation>Không được biểu quyết về nội dung này</translation></message>
<message><source>May not vote on this: {names}</source>
<translation>Không được biểu quyết về nội dung này: {names}</translation></message>
<message><source>May read, and is not asked.</source>
<translation>Được xem, không cần trả lời.</translation></message>
<message><source>Measured on the seal itself: it is shown at its real size.</source>
<translation>Đo trên con dấu thật: dấu hiển thị đúng kích thước thực tế.</translation></message>
<message><source>Meeting</source>
<translation>Phiên họp</translation></message>
<message><source>Meetings</source>
<translation>Phiên họp</translation></message>
<message><source>Meetings that you prepare stand here.</source>
<translation>Các phiên họp do đồng chí chuẩn bị sẽ hiện ở đây.</translation></message>
<message><source>Meetings without paper</source>
<translation>Họp không giấy tờ</translation></message>
<message><source>Meetings you are invited to will stand here.</source>
<translation>Phiên họp đồng chí được mời sẽ hiện ở đây.</translation></message>
<message><source>Member</source>
<translation>Thành viên</translation></message>
<message><source>Members</source>
<translation>Thành viên</translation></message>
<message><source>Members read exactly these words.</source>
<translation>Thành viên sẽ đọc đúng nguyên văn này.</translation></message>
<message><source>Members: {count}</source>
<translation>{count} thành viên</translation></message>
<message><source>Mend it</source>
<translation>Sửa lại</translation></message>
<message><source>Minutes</source>
<translation>Biên bản</translation></message>
<message><source>Minutes begin with the session</source>
<translation>Biên bản bắt đầu cùng phiên họp</translation></message>
<message><source>Minutes planned</source>
<translation>Số phút dự kiến</translation></message>
<message><source>More settings</source>
<translation>Thiết lập khác</translation></message>
<message><source>More than a signature was added to this file. Sign the exported file unchanged.</source>
<translation>Tệp này bị thêm nội dung khác ngoài chữ ký. Hãy ký đúng tệp đã xuất, không sửa đổi.</translation></message>
<message><source>Motions, one a line</source>
<translation>Danh sách nội dung, mỗi dòng một nội dung</translation></message>
<message><source>Move an item</source>
<translation>Chuyển thứ tự nội dung</translation></message>
<message><source>Move down</source>
<translation>Chuyển xuống</translation></message>
<message><source>Move up</source>
<translation>Chuyển lên</translation></message>
<message><source>My opinions</source>
<translation>Cho ý kiến</translation></message>
<message><source>My own seat</source>
<translation>Ghế của tôi</translation></message>
<message><source>My position before the session</source>
<translation>Ý kiến của tôi trước phiên họp</translation></message>
<message><source>My positions before the session</source>
<translation>Các ý kiến của tôi trước phiên họp</translation></message>
<message><source>NOT recorded yet</source>
<translation>CHƯA được ghi nhận</translation></message>
<message><source>Name</source>
<translation>Tên</translation></message>
<message><source>Name between 1 and {most} people who counted.</source>
<translation>Ghi tên từ 1 đến {most} người kiểm phiếu.</translation></message>
<message><source>Name of the template</source>
<translation>Tên mẫu</translation></message>
<message><source>Name, position, agency or e-mail</source>
<translation>Họ tên, chức vụ, cơ quan hoặc thư điện tử</translation></message>
<message><source>Name, telephone</source>
<translation>Họ tên, số điện thoại</translation></message>
<message><source>Names are called one after another. There is no time limit, and it is never secret.</source>
<translation>Lần lượt gọi tên từng thành viên. Không giới hạn thời gian, không bỏ phiếu kín.</translation></message>
<message><source>New consultation</source>
<translation>Đợt lấy ý kiến mới</translation></message>
<message><source>New documents</source>
<translation>Tài liệu mới</translation></message>
<message><source>New item</source>
<translation>Nội dung mới</translation></message>
<message><source>New matter</source>
<translation>Nội dung mới</translation></message>
<message><source>New meeting</source>
<translation>Phiên họp mới</translation></message>
<message><source>New meeting, item or guest</source>
<translation>Thêm phiên họp, nội dung hoặc khách</translation></message>
<message><source>New password</source>
<translation>Mật khẩu mới</translation></message>
<message><source>New template</source>
<translation>Mẫu mới</translation></message>
<message><source>New version</source>
<translation>Bản mới</translation></message>
<message><source>New version to publish</source>
<translation>Bản mới chưa phát hành</translation></message>
<message><source>New vote</source>
<translation>Biểu quyết mới</translation></message>
<message><source>Newest version</source>
<translation>Bản mới nhất</translation></message>
<message><source>Next difference</source>
<translation>Khác biệt sau</translation></message>
<message><source>Next on the list of votes</source>
<translation>Tiếp theo trong danh sách biểu quyết</translation></message>
<message><source>Next page</source>
<translation>Trang sau</translation></message>
<message><source>Next: {name} · not called yet: {count}</source>
<translation>Tiếp theo: {name} · còn {count} người chưa gọi</translation></message>
<message><source>Next: {step}</source>
<translation>Tiếp theo: {step}</translation></message>
<message><source>Next: {title}</source>
<translation>Tiếp theo: {title}</translation></message>
<message><source>Night mode</source>
<translation>Chế độ ban đêm</translation></message>
<message><source>No CRL</source>
<translation>Chưa có CRL</translation></message>
<message><source>No access</source>
<translation>Không được đăng nhập</translation></message>
<message><source>No agency fits</source>
<translation>Không tìm thấy cơ quan</translation></message>
<message><source>No answer</source>
<translation>Không trả lời</translation></message>
<message><source>No answer yet: {names}</source>
<translation>Chưa trả lời: {names}</translation></message>
<message><source>No ballot</source>
<translation>Không có phiếu</translation></message>
<message><source>No certificate on the list or in these files signed it</source>
<translation>Không do chứng thư số nào trong danh sách hoặc trong các tệp này ký</translation></message>
<message><source>No committee yet: add one in the directory.</source>
<translation>Chưa có ban nào: hãy thêm trong danh bạ.</translation></message>
<message><source>No committees yet</source>
<translation>Chưa có ban, hội đồng nào</translation></message>
<message><source>No confidence</source>
<translation>Không tín nhiệm</translation></message>
<message><source>No consultation fits</source>
<translation>Không có đợt lấy ý kiến phù hợp</translation></message>
<message><source>No consultation is running</source>
<translation>Không có đợt nào đang lấy ý kiến</translation></message>
<message><source>No count waits for confirmation in the vote on “{question}”.</source>
<translation>Biểu quyết “{question}” không có kết quả kiểm phiếu chờ xác nhận.</translation></message>
<message><source>No document</source>
<translation>Không có tài liệu</translation></message>
<message><source>No documents</source>
<translation>Không có tài liệu</translation></message>
<message><source>No documents yet</source>
<translation>Chưa có tài liệu</translation></message>
<message><source>No draft</source>
<translation>Không có bản nháp</translation></message>
<message><source>No finished consultation</source>
<translation>Chưa có đợt lấy ý kiến đã kết thúc</translation></message>
<message><source>No item here.</source>
<translation>Không có nội dung nào.</translation></message>
<message><source>No item is running</source>
<translation>Chưa có nội dung nào đang họp</translation></message>
<message><source>No items yet</source>
<translation>Chưa có nội dung</translation></message>
<message><source>No limit</source>
<translation>Không giới hạn</translation></message>
<message><source>No link to the hub: what is shown may be old</source>
<translation>Mất kết nối máy chủ: thông tin có thể chưa cập nhật</translation></message>
<message><source>No mandate was given for the seat of {name}.</source>
<translation>Chưa có ủy quyền biểu quyết cho ghế của {name}.</translation></message>
<message><source>No mark</source>
<translation>Không hạn chế</translation></message>
<message><source>No matters yet</source>
<translation>Chưa có nội dung</translation></message>
<message><source>No meeting ahead</source>
<translation>Không có phiên họp sắp tới</translation></message>
<message><source>No meeting fits</source>
<translation>Không có phiên họp phù hợp</translation></message>
<message><source>No meeting to chair now</source>
<translation>Hiện không có phiên họp để chủ trì</translation></message>
<message><source>No meeting to show</source>
<translation>Không có phiên họp để hiển thị</translation></message>
<message><source>No meetings yet</source>
<translation>Chưa có phiên họp nào</translation></message>
<message><source>No more answers are taken.</source>
<translation>Không nhận thêm ý kiến.</translation></message>
<message><source>No more answers are taken; the opinions are shown with their names. This cannot be undone.</source>
<translation>Không nhận thêm ý kiến; ý kiến được hiển thị kèm họ tên. Không thể hoàn tác.</translation></message>
<message><source>No notices</source>
<translation>Không có thông báo</translation></message>
<message><source>No page looks different.</source>
<translation>Không trang nào hiển thị khác.</translation></message>
<message><source>No position yet</source>
<translation>Chưa cho ý kiến</translation></message>
<message><source>No position: {names}</source>
<translation>Chưa có ý kiến: {names}</translation></message>
<message><source>No question</source>
<translation>Chưa có câu hỏi</translation></message>
<message><source>No question for you</source>
<translation>Không có câu hỏi cần trả lời</translation></message>
<message><source>No quorum: {present} of {total} members are present, {needed} are needed.</source>
<translation>Chưa đủ túc số: có mặt {present}/{total} thành viên, cần {needed}.</translation></message>
<message><source>No reply</source>
<translation>Chưa trả lời</translation></message>
<message><source>No reply yet</source>
<translation>Chưa trả lời</translation></message>
<message><source>No result yet</source>
<translation>Chưa có kết quả</translation></message>
<message><source>No rooms yet</source>
<translation>Chưa có phòng họp nào</translation></message>
<message><source>No seats yet</source>
<translation>Chưa có thành viên</translation></message>
<message><source>No template</source>
<translation>Không dùng mẫu</translation></message>
<message><source>No templates yet</source>
<translation>Chưa có mẫu nào</translation></message>
<message><source>No title and no files are kept; papers are handed out in the room.</source>
<translation>Không lưu tiêu đề và tệp; tài liệu giấy phát tại phòng họp.</translation></message>
<message><source>No votes or papers yet</source>
<translation>Chưa có biểu quyết hoặc văn bản</translation></message>
<message><source>No votes prepared yet</source>
<translation>Chưa chuẩn bị biểu quyết nào</translation></message>
<message><source>Nobody answers for this seat in this vote.</source>
<translation>Ghế này không biểu quyết trong lần này.</translation></message>
<message><source>Nobody fits</source>
<translation>Không tìm thấy ai</translation></message>
<message><source>Nobody here</source>
<translation>Không có ai</translation></message>
<message><source>Nobody in this meeting has a vote.</source>
<translation>Phiên họp không có thành viên có quyền biểu quyết.</translation></message>
<message><source>Nobody is absent</source>
<translation>Không có ai vắng mặt</translation></message>
<message><source>None</source>
<translation>Không có</translation></message>
<message><source>None chosen</source>
<translation>Chưa chọn</translation></message>
<message><source>None of these pages looks different.</source>
<translation>Trong các trang này, không trang nào hiển thị khác.</translation></message>
<message><source>None under this name. Ask the authority for it.</source>
<translation>Không có vân tay nào mang tên này. Hãy hỏi chính tổ chức chứng thực.</translation></message>
<message><source>None. Revocation counts as not checked where the document carries no proof.</source>
<translation>Chưa có. Nếu tài liệu không kèm bằng chứng, tình trạng thu hồi được coi là chưa kiểm tra.</translation></message>
<message><source>Not accepted</source>
<translation>Không được chấp nhận</translation></message>
<message><source>Not accepted: {answer}</source>
<translation>Không được chấp nhận: {answer}</translation></message>
<message><source>Not answered</source>
<translation>Chưa trả lời</translation></message>
<message><source>Not approved</source>
<translation>Chưa duyệt</translation></message>
<message><source>Not everybody has answered and the deadline has not passed. Whoever is silent agrees to nothing.</source>
<translation>Còn thành viên chưa trả lời và chưa hết thời hạn. Không trả lời không được tính là đồng ý.</translation></message>
<message><source>Not everybody was called on “{question}” yet. Call them first, or cancel the vote.</source>
<translation>Chưa gọi hết mọi người về “{question}”. Gọi tiếp, hoặc huỷ biểu quyết.</translation></message>
<message><source>Not held yet</source>
<translation>Chưa họp</translation></message>
<message><source>Not here yet</source>
<translation>Chưa có mặt</translation></message>
<message><source>Not in the catalogue</source>
<translation>Không có trong danh mục</translation></message>
<message><source>Not needed. The chair and the members read it after the count.</source>
<translation>Không bắt buộc. Chủ tọa và các thành viên xem được sau khi tổng hợp.</translation></message>
<message><source>Not now</source>
<translation>Để sau</translation></message>
<message><source>Not opened at its time</source>
<translation>Không mở được đúng giờ</translation></message>
<message><source>Not opened at its time: {reason}</source>
<translation>Không mở được đúng giờ: {reason}</translation></message>
<message><source>Not passed</source>
<translation>Không thông qua</translation></message>
<message><source>Not published</source>
<translation>Chưa phát hành</translation></message>
<message><source>Not read</source>
<translation>Chưa xem</translation></message>
<message><source>Not ready to be sent</source>
<translation>Chưa đủ điều kiện gửi</translation></message>
<message><source>Not ready yet</source>
<translation>Chưa sẵn sàng</translation></message>
<message><source>Not ready: {names}</source>
<translation>Chưa sẵn sàng: {names}</translation></message>
<message><source>Not recorded</source>
<translation>Chưa được ghi nhận</translation></message>
<message><source>Not recorded yet: it waits to be sent.</source>
<translation>Chưa ghi nhận: đang chờ gửi.</translation></message>
<message><source>Not saved yet</source>
<translation>Chưa lưu</translation></message>
<message><source>Not sent</source>
<translation>Chưa gửi</translation></message>
<message><source>Not sent to members yet</source>
<translation>Chưa gửi lấy ý kiến</translation></message>
<message><source>Not sent yet</source>
<translation>Chưa gửi</translation></message>
<message><source>Not sent yet: your ballot is NOT recorded. It is tried again.</source>
<translation>Chưa gửi được: phiếu CHƯA được ghi nhận. Đang thử lại.</translation></message>
<message><source>Not sent: your answer is NOT recorded</source>
<translation>Chưa gửi được - ý kiến CHƯA được ghi nhận</translation></message>
<message><source>Not sent: your ballot is NOT recorded</source>
<translation>Chưa gửi được: phiếu CHƯA được ghi nhận</translation></message>
<message><source>Not sent: your change is NOT recorded</source>
<translation>Chưa gửi được - ý kiến thay đổi CHƯA được ghi nhận</translation></message>
<message><source>Not sent: your change to “{choice}” is NOT recorded</source>
<translation>Chưa gửi được: thay đổi thành “{choice}” CHƯA được ghi nhận</translation></message>
<message><source>Not signed</source>
<translation>Chưa ký</translation></message>
<message><source>Not started</source>
<translation>Chưa lập</translation></message>
<message><source>Not started yet</source>
<translation>Chưa bắt đầu</translation></message>
<message><source>Not the certificate of an authority (CA)</source>
<translation>Không phải chứng thư số của CA</translation></message>
<message><source>Not valid yet ({count})</source>
<translation>Chưa hợp lệ ({count})</translation></message>
<message><source>Not voted yet</source>
<translation>Chưa bỏ phiếu</translation></message>
<message><source>Not what you said? A ballot of your own replaces it, once, until the vote is closed.</source>
<translation>Nếu ghi chưa đúng, đồng chí tự bỏ phiếu một lần để thay thế, cho đến khi kết thúc biểu quyết.</translation></message>
<message><source>Not yet</source>
<translation>Để sau</translation></message>
<message><source>Not yet sent</source>
<translation>Chưa gửi</translation></message>
<message><source>Not yet: {names}</source>
<translation>Chưa biểu quyết: {names}</translation></message>
<message><source>Nothing answered that still runs</source>
<translation>Không có đợt đang lấy ý kiến mà đồng chí đã trả lời</translation></message>
<message><source>Nothing here yet</source>
<translation>Chưa có gì ở đây</translation></message>
<message><source>Nothing is counted and no answer is ever shown. This cannot be undone.</source>
<translation>Không tổng hợp và không hiển thị ý kiến đã gửi. Không thể hoàn tác.</translation></message>
<message><source>Nothing is trusted because it stands in a file or in the catalogue. Tick what you compared.</source>
<translation>Có trong tệp hay trong danh mục chưa phải là tin cậy. Hãy đánh dấu những chứng thư số đã đối chiếu.</translation></message>
<message><source>Nothing is trusted yet</source>
<translation>Chưa tin cậy tổ chức chứng thực nào</translation></message>
<message><source>Nothing waits for your opinion</source>
<translation>Không có nội dung cần cho ý kiến</translation></message>
<message><source>Nothing was read</source>
<translation>Chưa đọc được gì</translation></message>
<message><source>Nothing was sent in this period</source>
<translation>Không có đợt lấy ý kiến nào trong thời gian này</translation></message>
<message><source>Nothing yet</source>
<translation>Chưa có gì</translation></message>
<message><source>Notices</source>
<translation>Thông báo</translation></message>
<message><source>Notices: {count} unread</source>
<translation>Thông báo: {count} chưa đọc</translation></message>
<message><source>Now</source>
<translation>Đang họp</translation></message>
<message><source>Now · {used}</source>
<translation>Đang diễn ra · {used}</translation></message>
<message><source>Number</source>
<translation>Số biên bản</translation></message>
<message><source>Objected to, or to be spoken on ({count})</source>
<translation>Có phản đối hoặc phát biểu ({count})</translation></message>
<message><source>Offline</source>
<translation>Mất kết nối</translation></message>
<message><source>Offline since {time}</source>
<translation>Mất kết nối từ {time}</translation></message>
<message><source>On behalf of {name}</source>
<translation>Theo uỷ quyền của {name}</translation></message>
<message><source>On its way</source>
<translation>Đang gửi</translation></message>
<message><source>On paper</source>
<translation>Phiếu giấy</translation></message>
<message><source>On the agenda of: {meetings}</source>
<translation>Đã đưa vào chương trình: {meetings}</translation></message>
<message><source>On this device</source>
<translation>Đã tải</translation></message>
<message><source>One last try</source>
<translation>Còn một lần thử cuối</translation></message>
<message><source>One person may carry at most {most} mandates under this rule.</source>
<translation>Theo quy tắc này, một người nhận ủy quyền nhiều nhất {most} phiếu.</translation></message>
<message><source>One-time code</source>
<translation>Mã dùng một lần</translation></message>
<message><source>Online</source>
<translation>Trực tuyến</translation></message>
<message><source>Only administrators add these.</source>
<translation>Chỉ quản trị hệ thống được thêm.</translation></message>
<message><source>Only administrators change the directory of people.</source>
<translation>Chỉ quản trị hệ thống được sửa danh bạ.</translation></message>
<message><source>Only members with a vote declare where they stand.</source>
<translation>Chỉ thành viên có quyền biểu quyết cho ý kiến trước phiên họp.</translation></message>
<message><source>Open</source>
<translation>Mở</translation></message>
<message><source>Open the PDF</source>
<translation>Mở bản PDF</translation></message>
<message><source>Open the question</source>
<translation>Mở câu hỏi</translation></message>
<message><source>Open the session</source>
<translation>Khai mạc phiên họp</translation></message>
<message><source>Open the vote</source>
<translation>Mở biểu quyết</translation></message>
<message><source>Open vote: after closing, your name and choice stand in the result</source>
<translation>Biểu quyết công khai: sau khi kết thúc, tên và lựa chọn của đồng chí được ghi trong kết quả</translation></message>
<message><source>Open vote: counts are shown as they come, so everybody learns what you answer when you are called</source>
<translation>Biểu quyết công khai: số liệu hiện ngay khi có phiếu, nên mọi người biết ý kiến của đồng chí khi được gọi tên</translation></message>
<message><source>Open vote: counts are shown as they come; after closing, your name and choice too</source>
<translation>Biểu quyết công khai: số phiếu hiện ngay khi thu vào; kết thúc thì hiện cả tên và lựa chọn của đồng chí</translation></message>
<message><source>Open vote: your name and choice are shown to the meeting as soon as you vote</source>
<translation>Biểu quyết công khai: tên và lựa chọn của đồng chí hiện cho cả phiên họp ngay khi bỏ phiếu</translation></message>
<message><source>Open what is chosen</source>
<translation>Mở mục đang chọn</translation></message>
<message><source>Open without a quorum</source>
<translation>Khai mạc khi chưa đủ túc số</translation></message>
<message><source>Opened without a quorum: {reason}</source>
<translation>Khai mạc khi chưa đủ túc số: {reason}</translation></message>
<message><source>Opening the document…</source>
<translation>Đang mở tài liệu…</translation></message>
<message><source>Opens at</source>
<translation>Giờ mở</translation></message>
<message><source>Opens by itself at a set time</source>
<translation>Tự mở vào giờ hẹn</translation></message>
<message><source>Opens by itself at {time}.</source>
<translation>Tự mở lúc {time}.</translation></message>
<message><source>Opens {when}</source>
<translation>Mở lúc {when}</translation></message>
<message><source>Opinion</source>
<translation>Ý kiến</translation></message>
<message><source>Opinion sheet</source>
<translation>Phiếu lấy ý kiến</translation></message>
<message><source>Opinions</source>
<translation>Ý kiến của các thành viên</translation></message>
<message><source>Opinions asked of me in writing</source>
<translation>Lấy ý kiến bằng văn bản</translation></message>
<message><source>Opinions asked of you in writing</source>
<translation>Cần cho ý kiến bằng văn bản</translation></message>
<message><source>Or the answer of somebody else who was called:</source>
<translation>Hoặc người khác đã được gọi:</translation></message>
<message><source>Other document</source>
<translation>Tài liệu khác</translation></message>
<message><source>Other opinion</source>
<translation>Ý kiến khác</translation></message>
<message><source>Other words may.</source>
<translation>Hãy thử từ khác.</translation></message>
<message><source>Other words or another list may.</source>
<translation>Hãy thử từ khác hoặc danh sách khác.</translation></message>
<message><source>Other words or another state may.</source>
<translation>Hãy thử từ khác hoặc trạng thái khác.</translation></message>
<message><source>Outside the catalogue</source>
<translation>Ngoài danh mục</translation></message>
<message><source>Over</source>
<translation>Đã xong</translation></message>
<message><source>Overdue</source>
<translation>Quá hạn</translation></message>
<message><source>PDF files (*.pdf)</source>
<translation>Tệp PDF (*.pdf)</translation></message>
<message><source>PDF files can be dropped here.</source>
<translation>Có thể kéo thả tệp PDF vào đây.</translation></message>
<message><source>PDF files that go with your opinion; others see them after the count.</source>
<translation>Tệp PDF gửi kèm ý kiến; thành viên khác chỉ xem được sau khi tổng hợp.</translation></message>
<message><source>PIN</source>
<translation>Mã PIN</translation></message>
<message><source>PKCS#1 v1.5 (older tokens)</source>
<translation>PKCS#1 v1.5 (token đời cũ)</translation></message>
<message><source>Page {page} of {pages}</source>
<translation>Trang {page}/{pages}</translation></message>
<message><source>Pages that look different: {pages}</source>
<translation>Trang hiển thị khác: {pages}</translation></message>
<message><source>Paper only</source>
<translation>Chỉ tài liệu giấy</translation></message>
<message><source>Papers of the meeting</source>
<translation>Văn bản của phiên họp</translation></message>
<message><source>Passed</source>
<translation>Thông qua</translation></message>
<message><source>Password</source>
<translation>Mật khẩu</translation></message>
<message><source>Password used here before</source>
<translation>Mật khẩu dùng trước đây</translation></message>
<message><source>Past</source>
<translation>Đã qua</translation></message>
<message><source>Past the deadline</source>
<translation>Đã quá thời hạn</translation></message>
<message><source>Pause</source>
<translation>Tạm dừng</translation></message>
<message><source>Paused, {time} left</source>
<translation>Tạm dừng, còn {time}</translation></message>
<message><source>Paused: no ballot is taken and no time runs.</source>
<translation>Đang tạm dừng: không nhận phiếu, không tính giờ.</translation></message>
<message><source>People</source>
<translation>Thành phần</translation></message>
<message><source>People found</source>
<translation>Những người tìm thấy</translation></message>
<message><source>People to be rated, one a line</source>
<translation>Người được lấy phiếu, mỗi dòng một người</translation></message>
<message><source>Period of validity</source>
<translation>Thời hạn hiệu lực</translation></message>
<message><source>Persons</source>
<translation>Cá nhân</translation></message>
<message><source>Picture of the seal</source>
<translation>Hình con dấu</translation></message>
<message><source>Picture of the signature</source>
<translation>Hình chữ ký</translation></message>
<message><source>Pictures (*.png)</source>
<translation>Hình ảnh (*.png)</translation></message>
<message><source>Place in protocol lists</source>
<translation>Thứ tự lễ tân</translation></message>
<message><source>Places to fill</source>
<translation>Số người được bầu</translation></message>
<message><source>Planned: {minutes} minutes</source>
<translation>Dự kiến: {minutes} phút</translation></message>
<message><source>Play the next act</source>
<translation>Diễn phần tiếp theo</translation></message>
<message><source>Play to the end</source>
<translation>Diễn đến hết</translation></message>
<message><source>Please answer</source>
<translation>Cần cho ý kiến</translation></message>
<message><source>Please check in before you vote.</source>
<translation>Hãy điểm danh trước khi biểu quyết.</translation></message>
<message><source>Please check in on your tablet.</source>
<translation>Mời đại biểu điểm danh trên máy tính bảng.</translation></message>
<message><source>Please enter the seed that was drawn.</source>
<translation>Hãy nhập mã đã rút.</translation></message>
<message><source>Please fill in the hub, your e-mail and your password.</source>
<translation>Hãy nhập địa chỉ máy chủ, thư điện tử và mật khẩu.</translation></message>
<message><source>Please fill in this text.</source>
<translation>Hãy nhập nội dung này.</translation></message>
<message><source>Please give a reason for the absence.</source>
<translation>Hãy ghi lý do vắng mặt.</translation></message>
<message><source>Please give a reason; it is kept on record.</source>
<translation>Hãy ghi lý do; lý do được lưu vào hồ sơ.</translation></message>
<message><source>Please give your opinion before the deadline</source>
<translation>Đề nghị cho ý kiến trước thời hạn</translation></message>
<message><source>Please reply</source>
<translation>Đề nghị trả lời</translation></message>
<message><source>Please reply to the invitation</source>
<translation>Đề nghị trả lời giấy mời</translation></message>
<message><source>Please say why you object.</source>
<translation>Hãy ghi lý do không đồng ý.</translation></message>
<message><source>Please say why. The chair and the members read it after the count.</source>
<translation>Đề nghị nêu rõ lý do. Chủ tọa và các thành viên xem được sau khi tổng hợp.</translation></message>
<message><source>Please write your opinion. Another opinion needs its text.</source>
<translation>Hãy ghi ý kiến. Ý kiến khác phải có nội dung.</translation></message>
<message><source>Position</source>
<translation>Chức vụ</translation></message>
<message><source>Positions</source>
<translation>Ý kiến</translation></message>
<message><source>Positions before the session</source>
<translation>Ý kiến trước phiên họp</translation></message>
<message><source>Prepare a vote</source>
<translation>Chuẩn bị biểu quyết</translation></message>
<message><source>Prepare a vote and keep it as a template.</source>
<translation>Hãy chuẩn bị một biểu quyết rồi lưu làm mẫu.</translation></message>
<message><source>Prepare the vote</source>
<translation>Chuẩn bị biểu quyết</translation></message>
<message><source>Prepare what is to be voted on; only the chair and the secretaries see it until it is opened.</source>
<translation>Hãy chuẩn bị nội dung cần biểu quyết; chỉ chủ tọa và thư ký thấy cho đến khi mở.</translation></message>
<message><source>Prepared</source>
<translation>Đã chuẩn bị</translation></message>
<message><source>Prepared by</source>
<translation>Cơ quan soạn thảo</translation></message>
<message><source>Present</source>
<translation>Có mặt</translation></message>
<message><source>Present remotely</source>
<translation>Dự từ xa</translation></message>
<message><source>Presenter</source>
<translation>Người trình bày</translation></message>
<message><source>Previous difference</source>
<translation>Khác biệt trước</translation></message>
<message><source>Previous page</source>
<translation>Trang trước</translation></message>
<message><source>Printed on every invitation.</source>
<translation>In trên mọi giấy mời.</translation></message>
<message><source>Printed on them: {requests} Contact: {contact}</source>
<translation>Nội dung in trên giấy mời: {requests} Liên hệ: {contact}</translation></message>
<message><source>Propose this substitute</source>
<translation>Cử người dự thay</translation></message>
<message><source>Public</source>
<translation>Công cộng</translation></message>
<message><source>Publish</source>
<translation>Phát hành</translation></message>
<message><source>Publish all</source>
<translation>Phát hành tất cả</translation></message>
<message><source>Publish all ({count})</source>
<translation>Phát hành tất cả ({count})</translation></message>
<message><source>Publish everything</source>
<translation>Phát hành mọi tài liệu</translation></message>
<message><source>Publish everything, with a warning</source>
<translation>Phát hành mọi tài liệu, có cảnh báo</translation></message>
<message><source>Publish only what is valid</source>
<translation>Chỉ phát hành tài liệu hợp lệ</translation></message>
<message><source>Published</source>
<translation>Đã phát hành</translation></message>
<message><source>Put a question to the vote</source>
<translation>Đưa ra biểu quyết</translation></message>
<message><source>Put away</source>
<translation>Bỏ qua</translation></message>
<message><source>Put on an agenda</source>
<translation>Đưa vào chương trình họp</translation></message>
<message><source>Put on an agenda…</source>
<translation>Đưa vào chương trình họp…</translation></message>
<message><source>Put on the agenda</source>
<translation>Đưa vào chương trình</translation></message>
<message><source>Put on the trust list</source>
<translation>Đưa vào danh sách tin cậy</translation></message>
<message><source>Put these items to the vote</source>
<translation>Đưa các nội dung này ra biểu quyết</translation></message>
<message><source>Question</source>
<translation>Nội dung biểu quyết</translation></message>
<message><source>Question to the members</source>
<translation>Câu hỏi lấy ý kiến</translation></message>
<message><source>Questions</source>
<translation>Nội dung biểu quyết</translation></message>
<message><source>Quorum not reached</source>
<translation>Chưa đủ túc số</translation></message>
<message><source>Quorum reached</source>
<translation>Đủ túc số</translation></message>
<message><source>RSA signature scheme</source>
<translation>Lược đồ chữ ký RSA</translation></message>
<message><source>RSA-PSS (Circular 15/2025)</source>
<translation>RSA-PSS (Thông tư 15/2025)</translation></message>
<message><source>Raised hands are neither issued nor blank or invalid. Leave these numbers at 0.</source>
<translation>Biểu quyết giơ tay không có phiếu phát ra, phiếu trắng hay phiếu không hợp lệ. Để các số này là 0.</translation></message>
<message><source>Read</source>
<translation>Xem</translation></message>
<message><source>Read and sign my sheet</source>
<translation>Xem và ký phiếu ý kiến</translation></message>
<message><source>Read my sheet</source>
<translation>Xem phiếu ý kiến</translation></message>
<message><source>Read my signed sheet</source>
<translation>Xem phiếu ý kiến đã ký</translation></message>
<message><source>Read the document</source>
<translation>Đọc tài liệu</translation></message>
<message><source>Read the invitation</source>
<translation>Xem giấy mời</translation></message>
<message><source>Read the opinion sheet</source>
<translation>Xem phiếu ý kiến</translation></message>
<message><source>Read the summary</source>
<translation>Xem bảng tổng hợp</translation></message>
<message><source>Read {moment}</source>
<translation>Xem lúc {moment}</translation></message>
<message><source>Read {name}</source>
<translation>Xem {name}</translation></message>
<message><source>Read {title}</source>
<translation>Đọc {title}</translation></message>
<message><source>Read, not answered</source>
<translation>Đã xem, chưa trả lời</translation></message>
<message><source>Reading the files…</source>
<translation>Đang đọc tệp…</translation></message>
<message><source>Reads</source>
<translation>Để biết</translation></message>
<message><source>Ready</source>
<translation>Sẵn sàng</translation></message>
<message><source>Ready to be sent</source>
<translation>Đủ điều kiện gửi</translation></message>
<message><source>Really close the session?</source>
<translation>Chắc chắn kết thúc phiên họp?</translation></message>
<message><source>Reason</source>
<translation>Lý do</translation></message>
<message><source>Reason (kept on record)</source>
<translation>Lý do (được lưu lại)</translation></message>
<message><source>Reason for absence</source>
<translation>Lý do vắng mặt</translation></message>
<message><source>Reason for cancelling</source>
<translation>Lý do hủy</translation></message>
<message><source>Reason for opening without a quorum (kept on record)</source>
<translation>Lý do khai mạc khi chưa đủ túc số (được lưu vào hồ sơ)</translation></message>
<message><source>Reason for voting again (kept on record)</source>
<translation>Lý do biểu quyết lại (được lưu vào hồ sơ)</translation></message>
<message><source>Reason of the chair's word (kept on record)</source>
<translation>Lý do quyết định của chủ tọa (được lưu vào hồ sơ)</translation></message>
<message><source>Receipt code: {code}</source>
<translation>Mã xác nhận: {code}</translation></message>
<message><source>Record a spoken answer</source>
<translation>Ghi câu trả lời thành tiếng</translation></message>
<message><source>Record that {name} answers “{choice}”?</source>
<translation>Ghi {name} trả lời “{choice}”?</translation></message>
<message><source>Record the mandate</source>
<translation>Ghi nhận uỷ quyền</translation></message>
<message><source>Record the reply</source>
<translation>Ghi nhận trả lời</translation></message>
<message><source>Recorded</source>
<translation>Đã ghi nhận</translation></message>
<message><source>Recorded at {time}</source>
<translation>Đã ghi nhận lúc {time}</translation></message>
<message><source>Recorded at {time}, {day}.</source>
<translation>Đã ghi nhận lúc {time}, {day}.</translation></message>
<message><source>Recorded late, at {time}</source>
<translation>Đã ghi nhận muộn lúc {time}</translation></message>
<message><source>Recorded: {choice} · {name}</source>
<translation>Đã ghi: {choice} · {name}</translation></message>
<message><source>Red, on a transparent ground. It lies over the left third of the person's signature.</source>
<translation>Màu đỏ, nền trong suốt. Dấu trùm lên khoảng 1/3 chữ ký của người có thẩm quyền về bên trái.</translation></message>
<message><source>Regular session</source>
<translation>Phiên họp thường kỳ</translation></message>
<message><source>Remind</source>
<translation>Nhắc trả lời</translation></message>
<message><source>Remind who has not answered</source>
<translation>Nhắc người chưa trả lời</translation></message>
<message><source>Remind {count} who have not replied</source>
<translation>Nhắc {count} người chưa trả lời</translation></message>
<message><source>Remote</source>
<translation>Trực tuyến</translation></message>
<message><source>Remove</source>
<translation>Bỏ</translation></message>
<message><source>Remove an item</source>
<translation>Bỏ nội dung</translation></message>
<message><source>Remove the draft</source>
<translation>Xoá bản nháp</translation></message>
<message><source>Remove the matter</source>
<translation>Xoá nội dung</translation></message>
<message><source>Replies</source>
<translation>Trả lời</translation></message>
<message><source>Reply in their name</source>
<translation>Trả lời thay</translation></message>
<message><source>Reply to the invitation</source>
<translation>Trả lời giấy mời</translation></message>
<message><source>Reply…</source>
<translation>Trả lời…</translation></message>
<message><source>Report</source>
<translation>Báo cáo</translation></message>
<message><source>Report my absence</source>
<translation>Báo vắng mặt</translation></message>
<message><source>Requests to those who attend</source>
<translation>Yêu cầu đối với đại biểu</translation></message>
<message><source>Result</source>
<translation>Kết quả</translation></message>
<message><source>Result of the vote</source>
<translation>Kết quả biểu quyết</translation></message>
<message><source>Result sheet</source>
<translation>Phiếu kết quả biểu quyết</translation></message>
<message><source>Result sheet of a vote</source>
<translation>Phiếu kết quả biểu quyết</translation></message>
<message><source>Resume</source>
<translation>Tiếp tục</translation></message>
<message><source>Return after reading</source>
<translation>Xem xong trả lại</translation></message>
<message><source>Revocation list (CRL)</source>
<translation>Danh sách thu hồi (CRL)</translation></message>
<message><source>Revocation lists are missing for this certificate. Import them, or choose another level.</source>
<translation>Thiếu danh sách thu hồi của chứng thư số này. Hãy nhập danh sách, hoặc chọn mức khác.</translation></message>
<message><source>Revocation lists are too old</source>
<translation>Danh sách thu hồi đã quá hạn</translation></message>
<message><source>Roll call in progress</source>
<translation>Đang biểu quyết bằng gọi tên</translation></message>
<message><source>Roll call: nobody was called yet</source>
<translation>Gọi tên: chưa gọi ai</translation></message>
<message><source>Room</source>
<translation>Phòng họp</translation></message>
<message><source>Room display</source>
<translation>Màn hình phòng họp</translation></message>
<message><source>Rooms</source>
<translation>Phòng họp</translation></message>
<message><source>Root</source>
<translation>CA gốc</translation></message>
<message><source>Round {number}.</source>
<translation>Lần {number}.</translation></message>
<message><source>Rule</source>
<translation>Quy tắc tổng hợp</translation></message>
<message><source>Running</source>
<translation>Đang lấy ý kiến</translation></message>
<message><source>Running now</source>
<translation>Đang họp</translation></message>
<message><source>SHA-256 fingerprint</source>
<translation>Dấu vân tay SHA-256</translation></message>
<message><source>Same name, other fingerprint</source>
<translation>Cùng tên, khác vân tay</translation></message>
<message><source>Save</source>
<translation>Lưu</translation></message>
<message><source>Save the report as PDF</source>
<translation>Lưu báo cáo PDF</translation></message>
<message><source>Say where you stand before the session</source>
<translation>Chờ cho ý kiến trước phiên họp</translation></message>
<message><source>Say whether you agree or object, or that you wish to speak.</source>
<translation>Hãy chọn đồng ý, không đồng ý hoặc đăng ký phát biểu.</translation></message>
<message><source>Search</source>
<translation>Tìm kiếm</translation></message>
<message><source>Search consultations</source>
<translation>Tìm đợt lấy ý kiến</translation></message>
<message><source>Search meetings</source>
<translation>Tìm phiên họp</translation></message>
<message><source>Search name or position</source>
<translation>Tìm theo tên hoặc chức vụ</translation></message>
<message><source>Search name, position or agency</source>
<translation>Tìm họ tên, chức vụ hoặc cơ quan</translation></message>
<message><source>Search the people of the meeting</source>
<translation>Tìm trong thành phần dự họp</translation></message>
<message><source>Search title or committee</source>
<translation>Tìm theo tên, cơ quan</translation></message>
<message><source>Search title, committee or room</source>
<translation>Tìm theo tên, ban hoặc phòng họp</translation></message>
<message><source>Search who could vote for the seat</source>
<translation>Tìm người biểu quyết thay</translation></message>
<message><source>Search who is asked</source>
<translation>Tìm người được lấy ý kiến</translation></message>
<message><source>Seat</source>
<translation>Chức danh trong ban</translation></message>
<message><source>Seats</source>
<translation>Số chỗ ngồi</translation></message>
<message><source>Seats: {count}</source>
<translation>{count} chỗ</translation></message>
<message><source>Secret vote: no record joins a name to a choice</source>
<translation>Bỏ phiếu kín: không lưu ai chọn gì</translation></message>
<message><source>Secret vote: your choice is kept apart from your name</source>
<translation>Bỏ phiếu kín: lựa chọn được lưu tách khỏi tên</translation></message>
<message><source>Secretariat</source>
<translation>Thư ký</translation></message>
<message><source>Secretary</source>
<translation>Thư ký</translation></message>
<message><source>Seed drawn before the meeting (kept on record)</source>
<translation>Mã rút thăm trước cuộc họp (được lưu vào hồ sơ)</translation></message>
<message><source>Send my opinion</source>
<translation>Gửi ý kiến</translation></message>
<message><source>Send the change</source>
<translation>Gửi ý kiến thay đổi</translation></message>
<message><source>Send the invitations</source>
<translation>Gửi giấy mời</translation></message>
<message><source>Send the objection</source>
<translation>Gửi ý kiến không đồng ý</translation></message>
<message><source>Send to the members</source>
<translation>Gửi lấy ý kiến</translation></message>
<message><source>Sending files: {done} of {total}</source>
<translation>Đang gửi tệp: {done}/{total}</translation></message>
<message><source>Sending your answer…</source>
<translation>Đang gửi ý kiến…</translation></message>
<message><source>Sending your ballot…</source>
<translation>Đang gửi phiếu…</translation></message>
<message><source>Sending your change…</source>
<translation>Đang gửi thay đổi…</translation></message>
<message><source>Sending {count}</source>
<translation>Đang gửi {count}</translation></message>
<message><source>Sending…</source>
<translation>Đang gửi…</translation></message>
<message><source>Sends</source>
<translation>Cử người dự thay</translation></message>
<message><source>Sent from</source>
<translation>Gửi từ</translation></message>
<message><source>Sent {day} · {count} asked</source>
<translation>Gửi {day} · lấy ý kiến {count} thành viên</translation></message>
<message><source>Serial number</source>
<translation>Số sê-ri</translation></message>
<message><source>Session</source>
<translation>Trong phiên</translation></message>
<message><source>Session closed</source>
<translation>Bế mạc phiên họp</translation></message>
<message><source>Session opened</source>
<translation>Khai mạc phiên họp</translation></message>
<message><source>Several motions on one ballot</source>
<translation>Nhiều nội dung trên một phiếu</translation></message>
<message><source>Show all</source>
<translation>Hiện tất cả</translation></message>
<message><source>Show all documents</source>
<translation>Hiện tất cả tài liệu</translation></message>
<message><source>Show the list of votes</source>
<translation>Danh sách biểu quyết</translation></message>
<message><source>Show the present document</source>
<translation>Xem bản hiện tại</translation></message>
<message><source>Shown here are the documents that you may see.</source>
<translation>Ở đây chỉ hiện các tài liệu mà đồng chí được xem.</translation></message>
<message><source>Shown once</source>
<translation>Chỉ hiện một lần</translation></message>
<message><source>Sign</source>
<translation>Ký</translation></message>
<message><source>Sign in</source>
<translation>Đăng nhập</translation></message>
<message><source>Sign out</source>
<translation>Đăng xuất</translation></message>
<message><source>Sign with</source>
<translation>Ký bằng</translation></message>
<message><source>Signature of the agency</source>
<translation>Chữ ký của cơ quan, tổ chức</translation></message>
<message><source>Signature of the authorised person</source>
<translation>Chữ ký của người có thẩm quyền</translation></message>
<message><source>Signature report - {title}</source>
<translation>Báo cáo chữ ký số - {title}</translation></message>
<message><source>Signatures</source>
<translation>Chữ ký số</translation></message>
<message><source>Signatures: {line}</source>
<translation>Chữ ký số: {line}</translation></message>
<message><source>Signed in without the hub</source>
<translation>Đăng nhập khi không có kết nối máy chủ</translation></message>
<message><source>Signed: {signed} pages; now: {now}.</source>
<translation>Bản đã ký có {signed} trang, bản hiện tại có {now} trang.</translation></message>
<message><source>Signing in…</source>
<translation>Đang đăng nhập…</translation></message>
<message><source>Signing…</source>
<translation>Đang ký…</translation></message>
<message><source>Sign…</source>
<translation>Ký…</translation></message>
<message><source>Size</source>
<translation>Kích thước</translation></message>
<message><source>So far, before the vote is closed</source>
<translation>Đến lúc này, trước khi kết thúc biểu quyết</translation></message>
<message><source>Some may not vote on this</source>
<translation>Có người không được biểu quyết việc này</translation></message>
<message><source>Somebody changed this meanwhile (version {version}). Nothing was overwritten; compare and try again.</source>
<translation>Có người vừa sửa mục này (bản {version}). Không có gì bị ghi đè; hãy so sánh và thử lại.</translation></message>
<message><source>Somebody changed this meanwhile. It now says:</source>
<translation>Có người vừa sửa thông tin này. Nội dung hiện nay:</translation></message>
<message><source>Somebody else already has the e-mail address {email}.</source>
<translation>Địa chỉ thư điện tử {email} đã thuộc người khác.</translation></message>
<message><source>Somebody saved the minutes meanwhile</source>
<translation>Có người vừa lưu biên bản</translation></message>
<message><source>Something changed</source>
<translation>Có thay đổi</translation></message>
<message><source>Something went wrong on our side (number {number}). What you did before is kept.</source>
<translation>Hệ thống gặp lỗi (mã số {number}). Những gì đồng chí làm trước đó vẫn được giữ.</translation></message>
<message><source>Spreadsheet (*.xlsx)</source>
<translation>Bảng tính (*.xlsx)</translation></message>
<message><source>Stands at the head of its papers.</source>
<translation>Ghi ở đầu văn bản của ban.</translation></message>
<message><source>Stands for {name}</source>
<translation>Dự thay {name}</translation></message>
<message><source>Stands in for</source>
<translation>Dự thay cho</translation></message>
<message><source>Start anew</source>
<translation>Bắt đầu lại</translation></message>
<message><source>Start from a template</source>
<translation>Dùng mẫu</translation></message>
<message><source>Start item</source>
<translation>Bắt đầu nội dung</translation></message>
<message><source>Start item {number}</source>
<translation>Bắt đầu nội dung {number}</translation></message>
<message><source>Start item {number}, open the vote</source>
<translation>Bắt đầu nội dung {number}, mở biểu quyết</translation></message>
<message><source>Start the item</source>
<translation>Bắt đầu nội dung</translation></message>
<message><source>Start the minutes</source>
<translation>Bắt đầu biên bản</translation></message>
<message><source>Starts</source>
<translation>Bắt đầu</translation></message>
<message><source>State secrets must not be filed here.</source>
<translation>Không nộp tài liệu bí mật nhà nước vào đây.</translation></message>
<message><source>Statistics</source>
<translation>Thống kê ý kiến</translation></message>
<message><source>Statistics of opinions</source>
<translation>Thống kê ý kiến</translation></message>
<message><source>Stop</source>
<translation>Dừng</translation></message>
<message><source>Stopped: {done} of {total} pages were compared.</source>
<translation>Đã dừng: mới so sánh {done}/{total} trang.</translation></message>
<message><source>Sub-CA</source>
<translation>CA con</translation></message>
<message><source>Submission</source>
<translation>Tờ trình</translation></message>
<message><source>Submitting agency</source>
<translation>Cơ quan trình</translation></message>
<message><source>Substitute</source>
<translation>Dự thay</translation></message>
<message><source>Substitute attends</source>
<translation>Có người dự thay</translation></message>
<message><source>Substitute comes</source>
<translation>Có người dự thay</translation></message>
<message><source>Substitute proposed</source>
<translation>Đã đề nghị người dự thay</translation></message>
<message><source>Substitute to decide</source>
<translation>Chờ duyệt người thay</translation></message>
<message><source>Substitute: {name}</source>
<translation>Người dự thay: {name}</translation></message>
<message><source>Substituted</source>
<translation>Cử người dự thay</translation></message>
<message><source>Substitutes to decide on: {count}</source>
<translation>{count} đề nghị cử người dự thay đang chờ quyết định</translation></message>
<message><source>Summary of opinions</source>
<translation>Bảng tổng hợp ý kiến</translation></message>
<message><source>Superior agency</source>
<translation>Cơ quan cấp trên</translation></message>
<message><source>Syncing</source>
<translation>Đang đồng bộ</translation></message>
<message><source>Take it back</source>
<translation>Thu hồi</translation></message>
<message><source>Take it off the trust list?</source>
<translation>Gỡ khỏi danh sách tin cậy?</translation></message>
<message><source>Take off the list</source>
<translation>Rút khỏi danh sách</translation></message>
<message><source>Take off the trust list</source>
<translation>Gỡ khỏi danh sách tin cậy</translation></message>
<message><source>Take the mandate back</source>
<translation>Rút lại uỷ quyền</translation></message>
<message><source>Take the mandate back to vote yourself, as long as no ballot was cast for it.</source>
<translation>Rút uỷ quyền để tự bỏ phiếu, khi chưa có phiếu nào được bỏ thay.</translation></message>
<message><source>Take theirs</source>
<translation>Lấy bản của họ</translation></message>
<message><source>Take {name} away</source>
<translation>Bỏ {name}</translation></message>
<message><source>Takes no part</source>
<translation>Không tham gia</translation></message>
<message><source>Takes part</source>
<translation>Thành phần</translation></message>
<message><source>Takes part as</source>
<translation>Tư cách dự họp</translation></message>
<message><source>Taking it back holds at once.</source>
<translation>Rút uỷ quyền có hiệu lực ngay.</translation></message>
<message><source>Templates</source>
<translation>Mẫu</translation></message>
<message><source>Text of section {number}</source>
<translation>Nội dung mục {number}</translation></message>
<message><source>Text size</source>
<translation>Cỡ chữ</translation></message>
<message><source>That you voted or take no part, and when, is recorded by name; what you choose is not.</source>
<translation>Hệ thống ghi theo tên việc đồng chí đã bỏ phiếu hoặc xin không tham gia và thời điểm, không ghi lựa chọn.</translation></message>
<message><source>The PDF has too many pages.</source>
<translation>Tệp PDF có quá nhiều trang.</translation></message>
<message><source>The PDF is cut off. Send the file again.</source>
<translation>Tệp PDF không đầy đủ. Hãy gửi lại tệp.</translation></message>
<message><source>The PDF is damaged and cannot be read.</source>
<translation>Tệp PDF bị hỏng, không đọc được.</translation></message>
<message><source>The PDF is protected by a password. Send it without one.</source>
<translation>Tệp PDF có mật khẩu. Hãy gửi bản không có mật khẩu.</translation></message>
<message><source>The PIN is not right. One more wrong PIN locks the token: make sure of it first.</source>
<translation>Mã PIN không đúng. Sai thêm một lần nữa token sẽ bị khóa: hãy kiểm tra kỹ trước khi nhập.</translation></message>
<message><source>The PIN is not right. The token locks after a few wrong PINs in a row.</source>
<translation>Mã PIN không đúng. Token sẽ bị khóa nếu nhập sai liên tiếp nhiều lần.</translation></message>
<message><source>The PIN of this token has expired. Change it with the token's own program.</source>
<translation>Mã PIN của USB token đã hết hạn. Hãy đổi bằng phần mềm của token.</translation></message>
<message><source>The address your office gave you.</source>
<translation>Địa chỉ do cơ quan cung cấp.</translation></message>
<message><source>The agency seals what that person has signed: let them sign first.</source>
<translation>Cơ quan chỉ đóng dấu văn bản đã có chữ ký của người có thẩm quyền: hãy để người đó ký trước.</translation></message>
<message><source>The agenda has no items yet.</source>
<translation>Chương trình chưa có nội dung nào.</translation></message>
<message><source>The agenda has no items yet. Add at least one before sending invitations.</source>
<translation>Chương trình chưa có nội dung. Hãy thêm ít nhất một nội dung trước khi gửi giấy mời.</translation></message>
<message><source>The agenda is empty</source>
<translation>Chương trình chưa có nội dung</translation></message>
<message><source>The answer recorded before counts. This device keeps trying. {kept}</source>
<translation>Ý kiến ghi nhận trước đó vẫn có hiệu lực. Thiết bị vẫn tiếp tục thử gửi. {kept}</translation></message>
<message><source>The answer recorded before counts. {kept}</source>
<translation>Ý kiến ghi nhận trước đó vẫn có hiệu lực. {kept}</translation></message>
<message><source>The answer was changed meanwhile. Sign the sheet of the answer as it is now.</source>
<translation>Ý kiến vừa được thay đổi. Hãy ký phiếu của ý kiến hiện tại.</translation></message>
<message><source>The application sent something the hub does not understand.</source>
<translation>Ứng dụng gửi dữ liệu mà máy chủ không hiểu.</translation></message>
<message><source>The authorised person has not signed here yet</source>
<translation>Người có thẩm quyền chưa ký tại đây</translation></message>
<message><source>The authorised person's signature is being checked</source>
<translation>Đang kiểm tra chữ ký của người có thẩm quyền</translation></message>
<message><source>The authorised person's signature is not trusted yet</source>
<translation>Chữ ký của người có thẩm quyền chưa được tin cậy</translation></message>
<message><source>The authorised person's signature is not valid</source>
<translation>Chữ ký của người có thẩm quyền không hợp lệ</translation></message>
<message><source>The ballot of this seat was cast by somebody else, with the right to. It stays as it is.</source>
<translation>Phiếu của ghế này đã do người khác bỏ theo đúng quyền khi đó và được giữ nguyên.</translation></message>
<message><source>The ballot recorded before counts. This device keeps trying. {kept}</source>
<translation>Phiếu đã ghi nhận trước đó vẫn có giá trị. Thiết bị đang thử gửi lại. {kept}</translation></message>
<message><source>The ballot recorded before counts. {kept}</source>
<translation>Phiếu đã ghi nhận trước đó vẫn có giá trị. {kept}</translation></message>
<message><source>The ballots of “{question}” cannot be read any more. Cancel this vote and vote again.</source>
<translation>Không còn đọc được phiếu của “{question}”. Hãy hủy lần bỏ phiếu này và bỏ phiếu lại.</translation></message>
<message><source>The chair and the secretariat read it; it is printed in the minutes.</source>
<translation>Chủ tọa và thư ký đọc; lý do được ghi trong biên bản.</translation></message>
<message><source>The chair and the secretariat see it, other members never. It is no vote.</source>
<translation>Chủ tọa và thư ký xem được, các thành viên khác không xem được. Đây không phải là biểu quyết.</translation></message>
<message><source>The chair and the secretariat see your reply at once.</source>
<translation>Chủ tọa và thư ký thấy ngay câu trả lời của đồng chí.</translation></message>
<message><source>The chair and the staff of a meeting cannot send a substitute.</source>
<translation>Chủ tọa và thư ký phiên họp không cử người dự thay.</translation></message>
<message><source>The chair decides; the opinions are counted already.</source>
<translation>Chủ tọa quyết định; các ý kiến đã được kiểm đếm.</translation></message>
<message><source>The chair of a committee cannot prepare its meetings as secretary. A secretary has to.</source>
<translation>Chủ tọa không thể tự chuẩn bị phiên họp với vai trò thư ký. Việc này do thư ký làm.</translation></message>
<message><source>The chair opens the session.</source>
<translation>Chủ tọa khai mạc phiên họp.</translation></message>
<message><source>The chair reads it before the session.</source>
<translation>Chủ tọa đọc lý do này trước phiên họp.</translation></message>
<message><source>The committee already has a chair.</source>
<translation>Đã có người đứng đầu.</translation></message>
<message><source>The committee “{committee}” has no chair yet. Give one seat the chair first.</source>
<translation>“{committee}” chưa có người chủ trì. Hãy chọn một thành viên chủ trì trước.</translation></message>
<message><source>The copy was written.</source>
<translation>Đã lưu bản sao.</translation></message>
<message><source>The count of “{question}” was not confirmed yet. Confirm it or take it back first.</source>
<translation>Kết quả kiểm phiếu “{question}” chưa được xác nhận. Hãy xác nhận hoặc thu hồi trước.</translation></message>
<message><source>The deadline has passed.</source>
<translation>Thời hạn trả lời đã qua.</translation></message>
<message><source>The deadline has passed: you can still answer</source>
<translation>Đã quá thời hạn, vẫn có thể cho ý kiến</translation></message>
<message><source>The deadline has passed: your opinion is still missing</source>
<translation>Đã quá thời hạn: đồng chí chưa cho ý kiến</translation></message>
<message><source>The deadline is in the past. Choose a later one.</source>
<translation>Thời hạn trả lời đã qua. Hãy chọn thời hạn muộn hơn.</translation></message>
<message><source>The delegates were already asked whether they are ready for “{question}”.</source>
<translation>Đã hỏi đại biểu về việc sẵn sàng biểu quyết “{question}”.</translation></message>
<message><source>The directory cannot be shown</source>
<translation>Không hiện được danh bạ</translation></message>
<message><source>The disk is full. What you did before is kept; make space and try again.</source>
<translation>Ổ đĩa đầy. Những gì làm trước đó vẫn còn; hãy giải phóng chỗ và thử lại.</translation></message>
<message><source>The document as it was signed</source>
<translation>Văn bản đúng như khi ký</translation></message>
<message><source>The document could not be prepared for signing. Nothing was signed; try again.</source>
<translation>Không chuẩn bị được văn bản để ký. Chưa ký gì; hãy thử lại.</translation></message>
<message><source>The document has no such page.</source>
<translation>Tài liệu không có trang này.</translation></message>
<message><source>The document itself is safe at the hub.</source>
<translation>Tài liệu trên máy chủ vẫn nguyên vẹn.</translation></message>
<message><source>The draft “{title}” goes with all its matters, questions and documents.</source>
<translation>Sẽ xoá dự thảo “{title}” cùng toàn bộ nội dung, câu hỏi và tài liệu.</translation></message>
<message><source>The file is empty (0 bytes).</source>
<translation>Tệp rỗng (0 byte).</translation></message>
<message><source>The file is not a PDF.</source>
<translation>Tệp không phải PDF.</translation></message>
<message><source>The file is not there any more, or may not be read. Choose it again.</source>
<translation>Tệp không còn ở đó hoặc không đọc được. Hãy chọn lại tệp.</translation></message>
<message><source>The file is too large.</source>
<translation>Tệp quá lớn.</translation></message>
<message><source>The file name “{name}” cannot be used. Rename the file without / \ : * ? " &lt; &gt; |.</source>
<translation>Không dùng được tên tệp “{name}”. Hãy đặt tên không có các ký tự / \ : * ? " &lt; &gt; |.</translation></message>
<message><source>The file on this device was damaged. It is fetched again; open it once more.</source>
<translation>Tệp trên thiết bị này bị hỏng và đang được tải lại. Hãy mở lại lần nữa.</translation></message>
<message><source>The first time: the one-time code you were given.</source>
<translation>Lần đầu: nhập mã dùng một lần đã được cấp.</translation></message>
<message><source>The form of this question does not fit together. Check candidates, seats and limits.</source>
<translation>Mẫu phiếu không hợp lệ. Hãy kiểm tra danh sách, số người được bầu và giới hạn lựa chọn.</translation></message>
<message><source>The hub cannot be reached. What you do is kept and sent later.</source>
<translation>Không kết nối được máy chủ. Việc đồng chí làm được giữ lại và gửi sau.</translation></message>
<message><source>The hub could not confirm that this file is the paper plus a signature. Sign it once more.</source>
<translation>Máy chủ không xác nhận được tệp này là văn bản ấy thêm chữ ký. Hãy ký lại.</translation></message>
<message><source>The hub did not accept this</source>
<translation>Máy chủ không chấp nhận</translation></message>
<message><source>The hub has not confirmed this yet.</source>
<translation>Máy chủ chưa xác nhận.</translation></message>
<message><source>The hub has: “{text}”</source>
<translation>Trên máy chủ: “{text}”</translation></message>
<message><source>The hub said no for a reason this application does not know ({code}).</source>
<translation>Máy chủ từ chối vì lý do ứng dụng này chưa biết ({code}).</translation></message>
<message><source>The hub says {hub}, this device says {own}</source>
<translation>Máy chủ kết luận {hub}, thiết bị này kết luận {own}</translation></message>
<message><source>The hub's certificate is not the one this device knows. Nothing was sent.</source>
<translation>Chứng thư của máy chủ không khớp với chứng thư máy này đã biết. Chưa gửi gì.</translation></message>
<message><source>The hub's disk is full. Nothing was recorded; tell the administrator and try again.</source>
<translation>Ổ đĩa máy chủ đầy. Chưa ghi nhận gì; hãy báo quản trị viên và thử lại.</translation></message>
<message><source>The least number of choices may be between 0 and {most}.</source>
<translation>Số lựa chọn ít nhất phải từ 0 đến {most}.</translation></message>
<message><source>The list that is kept is as new, or newer</source>
<translation>Bản đang lưu mới bằng hoặc mới hơn</translation></message>
<message><source>The mandate of {name} was handed on, which is not allowed.</source>
<translation>Không được ủy quyền lại quyền biểu quyết của {name}.</translation></message>
<message><source>The matter stands there with its result; its documents and the summary are copied.</source>
<translation>Nội dung được đưa vào kèm kết quả; tài liệu và bảng tổng hợp được sao sang phiên họp.</translation></message>
<message><source>The meeting needs at least one secretary.</source>
<translation>Phiên họp cần ít nhất một thư ký.</translation></message>
<message><source>The meeting would end before it starts. Check the times.</source>
<translation>Giờ kết thúc trước giờ bắt đầu. Hãy kiểm tra lại.</translation></message>
<message><source>The meetings cannot be shown</source>
<translation>Không hiện được danh sách phiên họp</translation></message>
<message><source>The members of “{committee}” changed meanwhile. Please try again.</source>
<translation>Thành viên của “{committee}” vừa thay đổi. Hãy thử lại.</translation></message>
<message><source>The members present vote once on this list; each item gets its own result. Untick what is to wait.</source>
<translation>Các thành viên có mặt biểu quyết một lần về danh sách này; mỗi nội dung có kết quả riêng. Bỏ chọn nội dung cần để lại.</translation></message>
<message><source>The minutes are approved and can no longer be changed.</source>
<translation>Biên bản đã được phê duyệt, không thể sửa.</translation></message>
<message><source>The minutes are not approved yet.</source>
<translation>Biên bản chưa được phê duyệt.</translation></message>
<message><source>The minutes have too many sections: at most {limit}.</source>
<translation>Biên bản có quá nhiều mục: tối đa {limit} mục.</translation></message>
<message><source>The minutes of this meeting were already started.</source>
<translation>Biên bản phiên họp này đã được lập.</translation></message>
<message><source>The minutes were not started yet.</source>
<translation>Biên bản chưa được lập.</translation></message>
<message><source>The newest version of “{title}” is already published.</source>
<translation>Bản mới nhất của “{title}” đã được phát hành.</translation></message>
<message><source>The next one is due {due}</source>
<translation>Bản kế tiếp: {due}</translation></message>
<message><source>The numbers do not go with {valid} valid ballots. Check them ({line}).</source>
<translation>Số liệu không khớp với {valid} phiếu hợp lệ. Hãy kiểm tra lại ({line}).</translation></message>
<message><source>The one-time code is used up. From now on you sign in with this password.</source>
<translation>Mã dùng một lần sẽ hết hiệu lực. Từ nay đồng chí đăng nhập bằng mật khẩu này.</translation></message>
<message><source>The pages could not be compared</source>
<translation>Không so sánh được các trang</translation></message>
<message><source>The password does not open this key file.</source>
<translation>Mật khẩu không mở được tệp khóa này.</translation></message>
<message><source>The password may have at most {most} characters.</source>
<translation>Mật khẩu có tối đa {most} ký tự.</translation></message>
<message><source>The password needs at least {least} characters.</source>
<translation>Mật khẩu cần ít nhất {least} ký tự.</translation></message>
<message><source>The picture cannot be used. Choose a PNG with a transparent ground.</source>
<translation>Không dùng được hình này. Hãy chọn tệp PNG nền trong suốt.</translation></message>
<message><source>The picture would cover what the paper says. Choose a smaller or thinner one.</source>
<translation>Hình chữ ký sẽ che nội dung văn bản. Hãy chọn hình nhỏ hơn hoặc có nét mảnh hơn.</translation></message>
<message><source>The present document</source>
<translation>Bản hiện tại</translation></message>
<message><source>The report was written.</source>
<translation>Đã lưu báo cáo.</translation></message>
<message><source>The result of “{question}” was already announced.</source>
<translation>Kết quả “{question}” đã được công bố.</translation></message>
<message><source>The revocation list of “{issuer}” is dated in the future. Check its source.</source>
<translation>Danh sách thu hồi của “{issuer}” ghi ngày trong tương lai. Hãy kiểm tra lại nguồn của tệp.</translation></message>
<message><source>The revocation list of “{issuer}” that is kept is as new as this one, or newer.</source>
<translation>Danh sách thu hồi đang lưu của “{issuer}” mới bằng hoặc mới hơn danh sách này.</translation></message>
<message><source>The rule “{rule}” asks for a secret ballot. Hands that are raised are none.</source>
<translation>Quy tắc “{rule}” yêu cầu bỏ phiếu kín. Giơ tay không phải là bỏ phiếu kín.</translation></message>
<message><source>The rule “{rule}” asks for a secret vote. A roll call is none.</source>
<translation>Quy tắc “{rule}” đòi hỏi bỏ phiếu kín, không thể gọi tên.</translation></message>
<message><source>The rule “{rule}” decides nothing in writing. Choose another.</source>
<translation>Quy tắc “{rule}” không dùng để lấy ý kiến bằng văn bản. Hãy chọn quy tắc khác.</translation></message>
<message><source>The rule “{rule}” does not decide the motions of a meeting. Choose another.</source>
<translation>Quy tắc “{rule}” không dùng để biểu quyết tại phiên họp. Hãy chọn quy tắc khác.</translation></message>
<message><source>The rule “{rule}” does not let items be put together. Vote on each.</source>
<translation>Quy tắc “{rule}” không cho phép thông qua chung. Hãy biểu quyết từng nội dung.</translation></message>
<message><source>The rules of this meeting do not let anybody vote for another.</source>
<translation>Quy tắc của phiên họp không cho phép biểu quyết thay.</translation></message>
<message><source>The same again</source>
<translation>Nhập lại mật khẩu mới</translation></message>
<message><source>The seat of {name} is not called yet</source>
<translation>Chưa gọi đến {name}</translation></message>
<message><source>The secretariat recorded that your mandate was taken back: you vote yourself</source>
<translation>Thư ký đã ghi nhận việc rút uỷ quyền: đồng chí tự biểu quyết</translation></message>
<message><source>The secretariat recorded who votes for your seat</source>
<translation>Thư ký đã ghi nhận người biểu quyết thay đồng chí</translation></message>
<message><source>The secretary writes the minutes. They appear here for your approval.</source>
<translation>Thư ký đang lập biên bản. Biên bản sẽ hiện ở đây để đồng chí phê duyệt.</translation></message>
<message><source>The session has not begun.</source>
<translation>Phiên họp chưa bắt đầu.</translation></message>
<message><source>The session is closed. Thank you.</source>
<translation>Phiên họp đã kết thúc. Xin cảm ơn.</translation></message>
<message><source>The session is open.</source>
<translation>Phiên họp đã khai mạc.</translation></message>
<message><source>The session is over</source>
<translation>Phiên họp đã kết thúc</translation></message>
<message><source>The session is still running. Close it first.</source>
<translation>Phiên họp đang diễn ra. Hãy kết thúc trước.</translation></message>
<message><source>The settings of this rule contradict each other.</source>
<translation>Các thiết lập của quy tắc này mâu thuẫn với nhau.</translation></message>
<message><source>The signature covers what the paper says. Sign the exported file in its marked place.</source>
<translation>Chữ ký che nội dung văn bản. Hãy ký lại tệp đã xuất, đặt chữ ký vào vị trí dành sẵn.</translation></message>
<message><source>The signature in this file does not fit its contents. Sign the exported file again.</source>
<translation>Chữ ký trong tệp không khớp với nội dung. Hãy ký lại tệp đã xuất.</translation></message>
<message><source>The signature is too large for its place. Remove surplus certificates from the key file.</source>
<translation>Chữ ký lớn hơn chỗ dành cho nó. Hãy bỏ bớt chứng thư thừa trong tệp khóa.</translation></message>
<message><source>The signature just made does not hold, so nothing was filed. Try again, or with another key.</source>
<translation>Chữ ký vừa tạo không hợp lệ nên chưa lưu gì. Hãy thử lại, hoặc dùng khóa khác.</translation></message>
<message><source>The signatures on this document are being checked.</source>
<translation>Chữ ký trên tài liệu này đang được kiểm tra.</translation></message>
<message><source>The signatures on this document are not valid, or not known to be.</source>
<translation>Chữ ký trên tài liệu này không hợp lệ hoặc chưa xác định được.</translation></message>
<message><source>The signatures on “{title}” are still being checked. Publish it in a moment.</source>
<translation>Chữ ký trên “{title}” đang được kiểm tra. Hãy phát hành sau ít phút.</translation></message>
<message><source>The signed document</source>
<translation>Bản đã ký</translation></message>
<message><source>The signed file</source>
<translation>Tệp đã ký</translation></message>
<message><source>The spreadsheet was written.</source>
<translation>Đã lưu bảng tính.</translation></message>
<message><source>The statistics were written.</source>
<translation>Đã lưu thống kê.</translation></message>
<message><source>The summary is being made…</source>
<translation>Đang lập bảng tổng hợp…</translation></message>
<message><source>The summary of the opinions is still being made. Try again in a moment.</source>
<translation>Bảng tổng hợp ý kiến đang được lập. Hãy thử lại sau giây lát.</translation></message>
<message><source>The text has invisible control characters. Type it again.</source>
<translation>Văn bản có ký tự điều khiển ẩn. Hãy gõ lại.</translation></message>
<message><source>The text is too long: at most {limit}.</source>
<translation>Văn bản quá dài: tối đa {limit} ký tự.</translation></message>
<message><source>The time of “{question}” is up. Close the vote, or give more time.</source>
<translation>Đã hết giờ biểu quyết “{question}”. Hãy kết thúc hoặc gia hạn.</translation></message>
<message><source>The timestamp service does not answer. Try again later, or sign without a timestamp.</source>
<translation>Dịch vụ dấu thời gian không trả lời. Hãy thử lại sau, hoặc ký không kèm dấu thời gian.</translation></message>
<message><source>The timestamp service gave no valid timestamp. Tell the administrator; nothing was signed.</source>
<translation>Dịch vụ dấu thời gian không cấp dấu thời gian hợp lệ. Hãy báo quản trị viên; chưa ký gì.</translation></message>
<message><source>The timestamp service's address is not right (http://…). Correct it; nothing was signed.</source>
<translation>Địa chỉ dịch vụ dấu thời gian không đúng (phải bắt đầu bằng http:// hoặc https://). Hãy sửa lại; chưa ký gì.</translation></message>
<message><source>The token does not work ({fault}). Plug it in again; if that does not help, restart its program.</source>
<translation>USB token không hoạt động ({fault}). Hãy cắm lại; nếu vẫn lỗi, khởi động lại phần mềm của token.</translation></message>
<message><source>The token is locked</source>
<translation>Token đã bị khóa</translation></message>
<message><source>The token is locked after too many wrong PINs. Have it unlocked by whoever issued it.</source>
<translation>USB token đã bị khóa vì nhập sai mã PIN quá nhiều lần. Hãy đề nghị nơi cấp mở khóa.</translation></message>
<message><source>The token is not there. Plug it in, wait a moment, and try again.</source>
<translation>Không thấy USB token. Hãy cắm token, chờ một lát rồi thử lại.</translation></message>
<message><source>The token locks after a few.</source>
<translation>Token sẽ bị khóa sau vài lần sai.</translation></message>
<message><source>The token's program library cannot be used. Install it again, or choose another.</source>
<translation>Không dùng được thư viện của USB token. Hãy cài lại, hoặc chọn thư viện khác.</translation></message>
<message><source>The trust list cannot be shown</source>
<translation>Không hiển thị được danh sách tin cậy</translation></message>
<message><source>The trust list changed while this was checked. It is checked once more.</source>
<translation>Danh sách tin cậy đã thay đổi trong lúc kiểm tra. Đang kiểm tra lại.</translation></message>
<message><source>The two passwords differ.</source>
<translation>Hai mật khẩu không giống nhau.</translation></message>
<message><source>The vote is paused.</source>
<translation>Biểu quyết đang tạm dừng.</translation></message>
<message><source>The vote on “{question}” has no result yet.</source>
<translation>Biểu quyết “{question}” chưa có kết quả.</translation></message>
<message><source>The vote on “{question}” has no time limit.</source>
<translation>Biểu quyết “{question}” không giới hạn thời gian.</translation></message>
<message><source>The vote on “{question}” is closed. Your choice was not counted.</source>
<translation>Biểu quyết “{question}” đã kết thúc. Lựa chọn của đồng chí không được tính.</translation></message>
<message><source>The vote on “{question}” is no roll call.</source>
<translation>Biểu quyết “{question}” không phải là gọi tên.</translation></message>
<message><source>The vote on “{question}” is not open.</source>
<translation>Biểu quyết “{question}” chưa mở.</translation></message>
<message><source>The vote on “{question}” is not over yet.</source>
<translation>Biểu quyết “{question}” chưa xong.</translation></message>
<message><source>The vote on “{question}” is not paused.</source>
<translation>Biểu quyết “{question}” không tạm dừng.</translation></message>
<message><source>The vote on “{question}” is not secret. Nothing was recorded.</source>
<translation>“{question}” không phải là bỏ phiếu kín. Phiếu chưa được ghi nhận.</translation></message>
<message><source>The vote on “{question}” is paused. Please wait until it goes on.</source>
<translation>Biểu quyết “{question}” đang tạm dừng. Hãy chờ tiếp tục.</translation></message>
<message><source>The vote on “{question}” is secret. Update the application before you vote.</source>
<translation>“{question}” là bỏ phiếu kín. Hãy cập nhật ứng dụng rồi bỏ phiếu.</translation></message>
<message><source>The vote on “{question}” is still open.</source>
<translation>Biểu quyết “{question}” chưa kết thúc.</translation></message>
<message><source>The vote on “{question}” was cancelled.</source>
<translation>Biểu quyết “{question}” đã bị hủy.</translation></message>
<message><source>The voting rules of this committee are missing.</source>
<translation>Thiếu quy tắc biểu quyết.</translation></message>
<message><source>The weight of {name}'s vote must be between 1 and {most}.</source>
<translation>Trọng số phiếu của {name} phải từ 1 đến {most}.</translation></message>
<message><source>The whole city</source>
<translation>Toàn Thành phố</translation></message>
<message><source>The whole meeting</source>
<translation>Toàn phiên họp</translation></message>
<message><source>The worse of the two is shown. Tell the secretariat; rely on neither until it is explained.</source>
<translation>Ở đây hiện kết quả xấu hơn. Hãy báo ban thư ký; chưa dựa vào kết quả nào cho đến khi rõ nguyên nhân.</translation></message>
<message><source>Their entry in the directory</source>
<translation>Người này trong danh bạ</translation></message>
<message><source>Their seats stay members and are silent.</source>
<translation>Vẫn tính trong tổng số thành viên nhưng không bỏ phiếu.</translation></message>
<message><source>Their text</source>
<translation>Bản của họ</translation></message>
<message><source>Thematic session</source>
<translation>Phiên họp chuyên đề</translation></message>
<message><source>There is a hub in this folder already. Nothing was changed.</source>
<translation>Thư mục này đã có máy chủ. Không có gì bị thay đổi.</translation></message>
<message><source>There is no certificate and no revocation list in this file.</source>
<translation>Tệp này không có chứng thư số hay danh sách thu hồi nào.</translation></message>
<message><source>There is no hub in this folder that can be started, or it is damaged. Make one, or restore one.</source>
<translation>Thư mục này không có máy chủ khởi động được, hoặc dữ liệu đã hỏng. Hãy tạo mới hoặc khôi phục từ bản sao lưu.</translation></message>
<message><source>There is no key for signing on this token. Choose another token.</source>
<translation>USB token này không có khóa để ký. Hãy chọn token khác.</translation></message>
<message><source>There is no link to the hub. This device keeps trying while the vote is open.</source>
<translation>Không có kết nối với máy chủ. Máy tiếp tục thử gửi trong khi biểu quyết chưa kết thúc.</translation></message>
<message><source>There is no link to the hub. This device keeps trying.</source>
<translation>Không kết nối được với máy chủ. Thiết bị vẫn tiếp tục thử gửi.</translation></message>
<message><source>There is no matter yet.</source>
<translation>Chưa có nội dung.</translation></message>
<message><source>There is no such page here.</source>
<translation>Bản này không có trang này.</translation></message>
<message><source>These are more ballots than there are electors: at most {most}.</source>
<translation>Số phiếu nhiều hơn số người được biểu quyết: nhiều nhất {most}.</translation></message>
<message><source>These are too many files, or too large together. Take fewer at once.</source>
<translation>Quá nhiều tệp, hoặc tổng dung lượng quá lớn. Hãy chọn ít hơn trong một lần.</translation></message>
<message><source>These keys</source>
<translation>Bảng phím tắt này</translation></message>
<message><source>These results changed when the documents were checked again.</source>
<translation>Các kết quả này đã thay đổi khi tài liệu được kiểm tra lại.</translation></message>
<message><source>They appear here when they are published.</source>
<translation>Tài liệu hiện ở đây khi được phát hành.</translation></message>
<message><source>They begin with these sections, drawn from what happened:</source>
<translation>Biên bản bắt đầu với các mục sau, lấy từ diễn biến phiên họp:</translation></message>
<message><source>They differ: go back</source>
<translation>Không khớp: quay lại</translation></message>
<message><source>This account is not a room display.</source>
<translation>Tài khoản này không phải màn hình phòng họp.</translation></message>
<message><source>This application is too old for the hub (it speaks version {version}). Please update it.</source>
<translation>Ứng dụng đã cũ so với máy chủ (phiên bản {version}). Hãy cập nhật.</translation></message>
<message><source>This application is too old for the hub. Please update it; what you did is kept.</source>
<translation>Phiên bản ứng dụng đã cũ so với máy chủ. Hãy cập nhật; việc đồng chí đã làm được giữ lại.</translation></message>
<message><source>This cannot be taken back.</source>
<translation>Không thể thu hồi sau khi gửi.</translation></message>
<message><source>This certificate expired on {day}. Ask for a new one; nothing was signed.</source>
<translation>Chứng thư số đã hết hạn ngày {day}. Hãy xin cấp chứng thư mới; chưa ký gì.</translation></message>
<message><source>This certificate is not made for signing documents. Choose another key.</source>
<translation>Chứng thư số này không dùng để ký văn bản. Hãy chọn khóa khác.</translation></message>
<message><source>This certificate is not on the trust list.</source>
<translation>Chứng thư số này không có trong danh sách tin cậy.</translation></message>
<message><source>This certificate is valid only from {day}. Check the clock of this device.</source>
<translation>Chứng thư số chỉ có hiệu lực từ {day}. Hãy kiểm tra đồng hồ của thiết bị.</translation></message>
<message><source>This certificate, or one above it, was revoked. Ask for a new one; nothing was filed.</source>
<translation>Chứng thư số này hoặc chứng thư số cấp nó đã bị thu hồi. Hãy xin cấp chứng thư số mới; chưa lưu gì.</translation></message>
<message><source>This choice is not on the ballot.</source>
<translation>Lựa chọn này không có trên phiếu.</translation></message>
<message><source>This committee does not exist.</source>
<translation>Tổ chức này không tồn tại.</translation></message>
<message><source>This consultation asks nothing yet. Add a matter with its question first.</source>
<translation>Đợt lấy ý kiến chưa có nội dung. Hãy thêm nội dung và câu hỏi lấy ý kiến trước.</translation></message>
<message><source>This consultation does not exist, or is not yours.</source>
<translation>Không có đợt lấy ý kiến này, hoặc đồng chí không phụ trách.</translation></message>
<message><source>This device checks it too once the file is here.</source>
<translation>Thiết bị này sẽ tự kiểm tra khi đã có tệp.</translation></message>
<message><source>This device is shared in the room. Sign on your own device.</source>
<translation>Đây là thiết bị dùng chung trong phòng họp. Hãy ký trên thiết bị của đồng chí.</translation></message>
<message><source>This device keeps your choice, encrypted, until the hub has it, and then erases it.</source>
<translation>Thiết bị này giữ lựa chọn ở dạng mã hóa cho đến khi máy chủ nhận được phiếu, rồi xóa đi.</translation></message>
<message><source>This device meets this hub for the first time. Compare these signs with those from your administrator; they must be the same.</source>
<translation>Máy này kết nối với máy chủ lần đầu. Hãy so dãy ký tự dưới đây với dãy do quản trị viên cung cấp; hai dãy phải giống hệt nhau.</translation></message>
<message><source>This device's copy cannot be opened with this password.</source>
<translation>Không mở được dữ liệu trên máy bằng mật khẩu này.</translation></message>
<message><source>This device's disk cannot be written to. Tell the administrator.</source>
<translation>Không ghi được vào ổ đĩa của thiết bị này. Hãy báo quản trị viên.</translation></message>
<message><source>This document does not exist in this meeting.</source>
<translation>Phiên họp không có tài liệu này.</translation></message>
<message><source>This document has no place marked for this signature.</source>
<translation>Văn bản này không có vị trí dành cho chữ ký này.</translation></message>
<message><source>This document has no signature yet.</source>
<translation>Văn bản này chưa có chữ ký.</translation></message>
<message><source>This document has too many signatures.</source>
<translation>Văn bản này có quá nhiều chữ ký.</translation></message>
<message><source>This file has no new signature. Sign it in your agency's tool, then choose the signed file.</source>
<translation>Tệp này không có chữ ký mới. Hãy ký bằng công cụ của cơ quan rồi chọn tệp đã ký.</translation></message>
<message><source>This file has not arrived at the hub from you. Please choose it again.</source>
<translation>Máy chủ chưa nhận được tệp này từ đồng chí. Mời chọn lại tệp.</translation></message>
<message><source>This file holds certificates and no key. Choose the file that holds your key.</source>
<translation>Tệp này chỉ có chứng thư số, không có khóa. Hãy chọn tệp chứa khóa của đồng chí.</translation></message>
<message><source>This file is beside your opinion already.</source>
<translation>Tệp này đã được gửi kèm ý kiến.</translation></message>
<message><source>This file is not beside your opinion.</source>
<translation>Tệp này không được gửi kèm ý kiến.</translation></message>
<message><source>This holds as long as the hub's administrator can be trusted: they run the machine that counts.</source>
<translation>Điều kiện: người quản trị máy chủ được tin cậy, vì họ vận hành máy kiểm phiếu.</translation></message>
<message><source>This is how the page will look. Nothing is signed yet.</source>
<translation>Trang sẽ hiển thị như sau. Chưa ký gì.</translation></message>
<message><source>This is not a key file (.p12 or .pfx). Choose another file.</source>
<translation>Đây không phải tệp khóa (.p12 hoặc .pfx). Hãy chọn tệp khác.</translation></message>
<message><source>This is not the address of a hub. It looks like https://hub.example:8443.</source>
<translation>Đây không phải địa chỉ máy chủ. Địa chỉ có dạng https://hub.example:8443.</translation></message>
<message><source>This is not the exported file with a signature. Export again and sign that very file.</source>
<translation>Đây không phải tệp đã xuất kèm chữ ký. Hãy xuất lại và ký đúng tệp đó.</translation></message>
<message><source>This is the same file as version {number}.</source>
<translation>Tệp này giống hệt bản thứ {number}.</translation></message>
<message><source>This is too large for certificates or for one revocation list. Nothing of it was taken.</source>
<translation>Tệp quá lớn so với chứng thư số hoặc một danh sách thu hồi. Không nhập gì từ tệp.</translation></message>
<message><source>This item is not on the agenda.</source>
<translation>Nội dung này không có trong chương trình.</translation></message>
<message><source>This key is too short to sign with today. Ask for a new certificate.</source>
<translation>Khóa này quá ngắn so với yêu cầu hiện nay. Hãy xin cấp chứng thư mới.</translation></message>
<message><source>This matter is under state secrecy: its papers are handed out in the room only.</source>
<translation>Nội dung thuộc bí mật nhà nước: tài liệu chỉ được phát tại phòng họp.</translation></message>
<message><source>This meeting does not exist.</source>
<translation>Phiên họp này không tồn tại.</translation></message>
<message><source>This meeting publishes only documents whose signatures are valid. “{title}” is not.</source>
<translation>Phiên họp này chỉ phát hành tài liệu có chữ ký hợp lệ. “{title}” thì không.</translation></message>
<message><source>This meeting publishes only what is valid.</source>
<translation>Phiên họp này chỉ phát hành tài liệu có chữ ký hợp lệ.</translation></message>
<message><source>This name is known with another fingerprint. Tick it only if the authority confirms the new one.</source>
<translation>Tên này có trong danh mục với vân tay khác. Chỉ đánh dấu khi chính tổ chức chứng thực xác nhận vân tay mới.</translation></message>
<message><source>This notice does not exist.</source>
<translation>Thông báo này không tồn tại.</translation></message>
<message><source>This one-time code is not valid any more. Ask for a new one.</source>
<translation>Mã dùng một lần đã hết hiệu lực. Hãy xin cấp mã mới.</translation></message>
<message><source>This one-time code is not valid.</source>
<translation>Mã dùng một lần không hợp lệ.</translation></message>
<message><source>This page could not be made</source>
<translation>Không hiển thị được trang này</translation></message>
<message><source>This page is damaged and cannot be drawn. The other pages can be read.</source>
<translation>Trang này bị hỏng, không hiển thị được. Các trang khác vẫn đọc được.</translation></message>
<message><source>This paper does not exist, or is none to be signed.</source>
<translation>Không có văn bản này, hoặc văn bản không thuộc loại cần ký.</translation></message>
<message><source>This paper was signed or made anew meanwhile. Open its newest version and sign that.</source>
<translation>Văn bản này vừa có người ký hoặc vừa được lập lại. Đồng chí mở phiên bản mới nhất rồi ký.</translation></message>
<message><source>This part in a meeting cannot be given by hand.</source>
<translation>Không thể chỉ định vai trò này bằng tay.</translation></message>
<message><source>This password is too common. Choose another.</source>
<translation>Mật khẩu này quá phổ biến. Hãy chọn mật khẩu khác.</translation></message>
<message><source>This person does not take part in the meeting.</source>
<translation>Người này không có trong thành phần phiên họp.</translation></message>
<message><source>This person is not in the directory, or has no access.</source>
<translation>Người này không có trong danh bạ hoặc không có quyền truy cập.</translation></message>
<message><source>This proposal does not exist.</source>
<translation>Đề nghị này không tồn tại.</translation></message>
<message><source>This proposal was already decided.</source>
<translation>Đề nghị này đã được giải quyết.</translation></message>
<message><source>This question takes no text beside the choice.</source>
<translation>Phiếu này không có phần ghi ý kiến.</translation></message>
<message><source>This question was taken back.</source>
<translation>Câu hỏi này đã được rút.</translation></message>
<message><source>This role is held in a meeting, not in the whole city.</source>
<translation>Vai trò này chỉ có trong phiên họp, không áp dụng toàn Thành phố.</translation></message>
<message><source>This room does not exist.</source>
<translation>Phòng họp này không tồn tại.</translation></message>
<message><source>This seat does not exist.</source>
<translation>Không có thành viên này.</translation></message>
<message><source>This template does not exist.</source>
<translation>Không có mẫu này.</translation></message>
<message><source>This time is over. Choose a later one, or none.</source>
<translation>Thời điểm này đã qua. Hãy chọn muộn hơn hoặc bỏ trống.</translation></message>
<message><source>This token has no PIN yet. Set one with the token's own program.</source>
<translation>USB token chưa đặt mã PIN. Hãy đặt bằng phần mềm của token.</translation></message>
<message><source>This unit is not in the directory.</source>
<translation>Cơ quan này không có trong danh bạ.</translation></message>
<message><source>This vote does not exist in this meeting.</source>
<translation>Phiên họp không có biểu quyết này.</translation></message>
<message><source>This was already created.</source>
<translation>Mục này đã được tạo.</translation></message>
<message><source>Tick the certificate of its issuer first.</source>
<translation>Hãy đánh dấu chứng thư số của tổ chức phát hành trước.</translation></message>
<message><source>Ticked: certificates {certificates}, revocation lists {lists}</source>
<translation>Đã chọn: {certificates} chứng thư số, {lists} danh sách thu hồi</translation></message>
<message><source>Time is up, no ballot is taken: close the vote or give more time.</source>
<translation>Đã hết giờ, không nhận thêm phiếu: chủ tọa kết thúc hoặc gia hạn.</translation></message>
<message><source>Time is up: ballots are still taken and marked late.</source>
<translation>Đã hết giờ: vẫn nhận phiếu và ghi là muộn.</translation></message>
<message><source>Time is up: no ballot is taken any more</source>
<translation>Đã hết giờ: không nhận thêm phiếu</translation></message>
<message><source>Time is up: the hub closes the vote.</source>
<translation>Đã hết giờ: máy chủ đang kết thúc biểu quyết.</translation></message>
<message><source>Time is up: you can still vote</source>
<translation>Đã hết giờ: vẫn biểu quyết được</translation></message>
<message><source>Time limit in minutes</source>
<translation>Thời hạn biểu quyết (phút)</translation></message>
<message><source>Timestamp service</source>
<translation>Dịch vụ dấu thời gian</translation></message>
<message><source>Title</source>
<translation>Tên</translation></message>
<message><source>Title and deadline</source>
<translation>Tên và thời hạn</translation></message>
<message><source>To answer</source>
<translation>Cần cho ý kiến</translation></message>
<message><source>To be called before you: {count}</source>
<translation>Còn {count} người trước.</translation></message>
<message><source>To be called before: {count}</source>
<translation>Còn {count} người trước.</translation></message>
<message><source>To be voted on again</source>
<translation>Biểu quyết lại</translation></message>
<message><source>To the item</source>
<translation>Vào nội dung</translation></message>
<message><source>To what</source>
<translation>Dự nội dung nào</translation></message>
<message><source>Today</source>
<translation>Hôm nay</translation></message>
<message><source>Token</source>
<translation>USB token</translation></message>
<message><source>Told by telephone or in person.</source>
<translation>Báo qua điện thoại hoặc trực tiếp.</translation></message>
<message><source>Too many attempts. Please wait {seconds} seconds.</source>
<translation>Thử quá nhiều lần. Hãy đợi {seconds} giây.</translation></message>
<message><source>Trust list</source>
<translation>Danh sách tin cậy</translation></message>
<message><source>Try again</source>
<translation>Thử lại</translation></message>
<message><source>Type to search</source>
<translation>Gõ để tìm</translation></message>
<message><source>USB token</source>
<translation>USB token</translation></message>
<message><source>Under discussion</source>
<translation>Đang bàn</translation></message>
<message><source>Under state secrecy: paper only</source>
<translation>Bí mật nhà nước: chỉ dùng tài liệu giấy</translation></message>
<message><source>Under state secrecy: papers are handed out in the room only.</source>
<translation>Nội dung thuộc bí mật nhà nước: tài liệu chỉ phát tại phòng họp.</translation></message>
<message><source>Unlock</source>
<translation>Mở khóa</translation></message>
<message><source>Until before</source>
<translation>Đến trước</translation></message>
<message><source>Upcoming</source>
<translation>Sắp họp</translation></message>
<message><source>Used to sign in.</source>
<translation>Dùng để đăng nhập.</translation></message>
<message><source>Valid</source>
<translation>Hiệu lực</translation></message>
<message><source>Valid ballots</source>
<translation>Số phiếu hợp lệ</translation></message>
<message><source>Valid, or revocation not checked</source>
<translation>Hợp lệ hoặc chưa kiểm tra thu hồi</translation></message>
<message><source>Version {number}</source>
<translation>Bản {number}</translation></message>
<message><source>Version {number} · {file}</source>
<translation>Bản {number} · {file}</translation></message>
<message><source>Version {version} · changed {moment} by {name}</source>
<translation>Phiên bản {version} · {name} thay đổi lúc {moment}</translation></message>
<message><source>View the signed document</source>
<translation>Xem bản đã ký</translation></message>
<message><source>Void: no quorum</source>
<translation>Không có giá trị: không đủ túc số</translation></message>
<message><source>Vote</source>
<translation>Biểu quyết</translation></message>
<message><source>Vote closed</source>
<translation>Biểu quyết đã kết thúc</translation></message>
<message><source>Vote closed at {time}</source>
<translation>Biểu quyết kết thúc lúc {time}</translation></message>
<message><source>Vote in progress</source>
<translation>Đang biểu quyết</translation></message>
<message><source>Vote on this again</source>
<translation>Biểu quyết lại vấn đề này</translation></message>
<message><source>Vote opened</source>
<translation>Mở biểu quyết</translation></message>
<message><source>Voted line by line</source>
<translation>Đã chọn theo từng dòng</translation></message>
<message><source>Votes</source>
<translation>Biểu quyết</translation></message>
<message><source>Votes and papers</source>
<translation>Biểu quyết và văn bản</translation></message>
<message><source>Votes are prepared at an item of the agenda; result sheets follow by themselves.</source>
<translation>Biểu quyết được chuẩn bị tại từng nội dung; phiếu kết quả được lập tự động.</translation></message>
<message><source>Votes by mandate</source>
<translation>Người biểu quyết thay</translation></message>
<message><source>Votes have weights here: a count without names cannot tell them. Vote on devices.</source>
<translation>Phiếu ở đây có trọng số, số liệu không ghi tên không thể hiện được. Hãy biểu quyết trên thiết bị.</translation></message>
<message><source>Votes of this meeting</source>
<translation>Các biểu quyết của phiên họp</translation></message>
<message><source>Votes of this meeting: {over} of {count} over</source>
<translation>Biểu quyết của phiên họp: xong {over}/{count}</translation></message>
<message><source>Votes: {count}</source>
<translation>{count} biểu quyết</translation></message>
<message><source>Voting now</source>
<translation>Đang biểu quyết</translation></message>
<message><source>Voting rules</source>
<translation>Quy tắc biểu quyết</translation></message>
<message><source>Wait until it was checked before you seal it.</source>
<translation>Hãy chờ kiểm tra xong rồi mới đóng dấu.</translation></message>
<message><source>Waits for a decision</source>
<translation>Chờ quyết định</translation></message>
<message><source>Waits for a draw by lot</source>
<translation>Chờ rút thăm</translation></message>
<message><source>Waits for the chair's word</source>
<translation>Chờ ý kiến chủ tọa</translation></message>
<message><source>Waits to be sent</source>
<translation>Chờ gửi</translation></message>
<message><source>What happened</source>
<translation>Diễn biến</translation></message>
<message><source>What is asked, who is asked and the rule cannot be changed afterwards.</source>
<translation>Sau khi gửi không thay đổi được nội dung, người được lấy ý kiến và quy tắc.</translation></message>
<message><source>What is kept on this device is still locked by the password you used here before.</source>
<translation>Dữ liệu lưu trên máy này vẫn được khóa bằng mật khẩu đồng chí dùng trước đây.</translation></message>
<message><source>What is sent for your opinion will stand here.</source>
<translation>Nội dung gửi lấy ý kiến đồng chí sẽ hiện ở đây.</translation></message>
<message><source>What is signed</source>
<translation>Loại chữ ký</translation></message>
<message><source>What was changed or added afterwards is not shown here.</source>
<translation>Nội dung sửa hoặc thêm sau khi ký không hiện ở đây.</translation></message>
<message><source>What was checked</source>
<translation>Nội dung đã kiểm tra</translation></message>
<message><source>What was sent and still takes answers stands here.</source>
<translation>Các đợt đã gửi, đang nhận ý kiến sẽ hiện ở đây.</translation></message>
<message><source>What you chose is erased from this device and shown to nobody.</source>
<translation>Lựa chọn đã được xóa khỏi thiết bị này và không hiển thị cho ai.</translation></message>
<message><source>What you did at {time} was not accepted</source>
<translation>Thao tác lúc {time} không được chấp nhận</translation></message>
<message><source>What you prepare and have not sent stands here.</source>
<translation>Các đợt đang soạn, chưa gửi sẽ hiện ở đây.</translation></message>
<message><source>What you typed is kept.</source>
<translation>Những gì đồng chí nhập vẫn được giữ.</translation></message>
<message><source>What you wrote is kept here; nothing was overwritten.</source>
<translation>Phần đồng chí viết vẫn còn đây; không có gì bị ghi đè.</translation></message>
<message><source>What you wrote is kept there.</source>
<translation>Nội dung đồng chí đã viết còn được giữ ở đó.</translation></message>
<message><source>When and where</source>
<translation>Thời gian, địa điểm</translation></message>
<message><source>When it was taken</source>
<translation>Thời điểm biểu quyết</translation></message>
<message><source>Where [...] stands the title of the item is put.</source>
<translation>Chỗ [...] sẽ được thay bằng tên nội dung.</translation></message>
<message><source>Who could vote for the seat</source>
<translation>Những người có thể biểu quyết thay</translation></message>
<message><source>Who counted</source>
<translation>Người kiểm phiếu</translation></message>
<message><source>Who counted, one name a line</source>
<translation>Người kiểm phiếu, mỗi dòng một tên</translation></message>
<message><source>Who is asked</source>
<translation>Người được lấy ý kiến</translation></message>
<message><source>Who is invited</source>
<translation>Mời ai</translation></message>
<message><source>Who is to vote for you?</source>
<translation>Ai sẽ biểu quyết thay đồng chí?</translation></message>
<message><source>Who is to vote for {name}?</source>
<translation>Ai sẽ biểu quyết thay {name}?</translation></message>
<message><source>Who reads and answers will stand here.</source>
<translation>Tình hình xem và trả lời sẽ hiện ở đây.</translation></message>
<message><source>Who takes the seat</source>
<translation>Ai tham gia</translation></message>
<message><source>Who voted how</source>
<translation>Lựa chọn của từng thành viên</translation></message>
<message><source>Who votes for others cannot hand on their own vote.</source>
<translation>Người đang nhận uỷ quyền thì không được uỷ quyền cho người khác.</translation></message>
<message><source>Whoever certified this document allowed no further signature.</source>
<translation>Người chứng thực văn bản này không cho phép ký thêm.</translation></message>
<message><source>Whoever entered a count cannot confirm it.</source>
<translation>Người nhập kết quả không được tự xác nhận.</translation></message>
<message><source>Whoever entered a count cannot confirm it. The chair or another secretary has to.</source>
<translation>Người đã nhập kết quả kiểm phiếu không được tự xác nhận. Phải do chủ tọa hoặc thư ký khác xác nhận.</translation></message>
<message><source>Whom to turn to</source>
<translation>Đầu mối liên hệ</translation></message>
<message><source>Whose answer?</source>
<translation>Ghi câu trả lời của ai?</translation></message>
<message><source>Why I object</source>
<translation>Lý do không đồng ý</translation></message>
<message><source>Will attend</source>
<translation>Sẽ dự họp</translation></message>
<message><source>Wish to speak: {names}</source>
<translation>Đăng ký phát biểu: {names}</translation></message>
<message><source>With a timestamp (B-T)</source>
<translation>Kèm dấu thời gian (B-T)</translation></message>
<message><source>With so many valid ballots all candidates together have between {least} and {most} votes.</source>
<translation>Với số phiếu hợp lệ này, tổng số phiếu của mọi ứng viên phải từ {least} đến {most}.</translation></message>
<message><source>With the one that the authority itself publishes, not with the file's sender.</source>
<translation>Đối chiếu với vân tay do chính tổ chức đó công bố, không hỏi người gửi tệp.</translation></message>
<message><source>With timestamp and evidence (B-LT)</source>
<translation>Kèm dấu thời gian và bằng chứng (B-LT)</translation></message>
<message><source>Withdraw</source>
<translation>Thu hồi</translation></message>
<message><source>Withdraw my position</source>
<translation>Rút ý kiến</translation></message>
<message><source>Withdrawn</source>
<translation>Đã thu hồi</translation></message>
<message><source>Withdraw…</source>
<translation>Thu hồi…</translation></message>
<message><source>Without a timestamp (B-B)</source>
<translation>Không kèm dấu thời gian (B-B)</translation></message>
<message><source>Without a vote</source>
<translation>Không có quyền biểu quyết</translation></message>
<message><source>Without it the person is signed out at once.</source>
<translation>Bỏ chọn thì người này bị đăng xuất ngay.</translation></message>
<message><source>Without objection ({count})</source>
<translation>Không có ý kiến phản đối ({count})</translation></message>
<message><source>Working</source>
<translation>Đang xử lý</translation></message>
<message><source>Write your opinion: it is required.</source>
<translation>Hãy ghi ý kiến: bắt buộc phải có nội dung.</translation></message>
<message><source>Yes, send {count} invitations</source>
<translation>Đồng ý, gửi {count} giấy mời</translation></message>
<message><source>You are absent: {reason}</source>
<translation>Đồng chí vắng mặt: {reason}</translation></message>
<message><source>You are asked to read this and not to answer.</source>
<translation>Đồng chí được mời xem, không cần trả lời.</translation></message>
<message><source>You are called next.</source>
<translation>Đồng chí là người tiếp theo.</translation></message>
<message><source>You are called: it is your turn</source>
<translation>Đến lượt đồng chí</translation></message>
<message><source>You are checked in.</source>
<translation>Đồng chí đã điểm danh.</translation></message>
<message><source>You are invited to a meeting</source>
<translation>Đồng chí được mời dự họp</translation></message>
<message><source>You are not asked this question</source>
<translation>Đồng chí không được hỏi câu này</translation></message>
<message><source>You are not checked in</source>
<translation>Đồng chí chưa điểm danh</translation></message>
<message><source>You are not invited to it, or no longer.</source>
<translation>Đồng chí không được mời hoặc không còn được mời dự.</translation></message>
<message><source>You are voting for your own seat</source>
<translation>Đồng chí đang bỏ phiếu cho ghế của mình</translation></message>
<message><source>You are voting for {name}, by mandate</source>
<translation>Đồng chí đang bỏ phiếu thay {name} theo uỷ quyền</translation></message>
<message><source>You attended.</source>
<translation>Đồng chí đã dự họp.</translation></message>
<message><source>You can answer once you are called.</source>
<translation>Chưa đến lượt; đồng chí trả lời khi được gọi tên.</translation></message>
<message><source>You can read what it is about.</source>
<translation>Đồng chí có thể xem tài liệu.</translation></message>
<message><source>You can still answer until the vote is closed.</source>
<translation>Vẫn có thể trả lời cho đến khi kết thúc biểu quyết.</translation></message>
<message><source>You can vote as soon as it goes on.</source>
<translation>Đồng chí biểu quyết được ngay khi tiếp tục.</translation></message>
<message><source>You cannot take away your own access as administrator.</source>
<translation>Quản trị viên không thể tự bỏ quyền của mình.</translation></message>
<message><source>You chose: {choice}.</source>
<translation>Đồng chí đã chọn: {choice}.</translation></message>
<message><source>You declared nothing on this item.</source>
<translation>Đồng chí chưa cho ý kiến về nội dung này.</translation></message>
<message><source>You do not have the right to do this.</source>
<translation>Đồng chí không có quyền thực hiện việc này.</translation></message>
<message><source>You gave your mandate to somebody else. Take it back to vote yourself.</source>
<translation>Đồng chí đã ủy quyền biểu quyết. Hãy thu hồi ủy quyền để tự biểu quyết.</translation></message>
<message><source>You have no vote on this question.</source>
<translation>Đồng chí không có quyền biểu quyết nội dung này.</translation></message>
<message><source>You have not replied yet.</source>
<translation>Đồng chí chưa trả lời.</translation></message>
<message><source>You may not vote for this seat</source>
<translation>Đồng chí không được bỏ phiếu cho ghế này</translation></message>
<message><source>You no longer vote for a seat: the mandate was taken back or given to somebody else</source>
<translation>Đồng chí thôi biểu quyết thay một thành viên: uỷ quyền đã được rút hoặc chuyển cho người khác</translation></message>
<message><source>You prepare no meeting whose agenda can still change.</source>
<translation>Không có phiên họp nào đang chuẩn bị để đưa vào chương trình.</translation></message>
<message><source>You proposed {name}; the secretariat will decide.</source>
<translation>Đồng chí đề nghị {name} dự thay; thư ký sẽ xem xét.</translation></message>
<message><source>You see no documents yourself. Each meeting's secretariat sees how far it is and what changed.</source>
<translation>Đồng chí không được xem tài liệu nào. Ban thư ký từng phiên họp thấy tiến độ và các kết quả thay đổi.</translation></message>
<message><source>You see what this device had last. What you do is kept and sent when the link is back.</source>
<translation>Màn hình hiển thị dữ liệu máy lưu gần nhất. Việc đồng chí làm được giữ lại và gửi khi có kết nối.</translation></message>
<message><source>You sign the minutes as chair.</source>
<translation>Đồng chí ký biên bản với tư cách chủ tọa.</translation></message>
<message><source>You sign the minutes as secretary.</source>
<translation>Đồng chí ký biên bản với tư cách thư ký.</translation></message>
<message><source>You sign the minutes for the agency.</source>
<translation>Đồng chí ký biên bản thay mặt cơ quan.</translation></message>
<message><source>You sign the result as chair.</source>
<translation>Đồng chí ký biên bản kết quả với tư cách chủ tọa.</translation></message>
<message><source>You sign the result as secretary.</source>
<translation>Đồng chí ký biên bản kết quả với tư cách thư ký.</translation></message>
<message><source>You sign the result for the agency.</source>
<translation>Đồng chí ký kết quả thay mặt cơ quan.</translation></message>
<message><source>You sign the summary of opinions as chair.</source>
<translation>Đồng chí ký bảng tổng hợp ý kiến với tư cách người chủ trì.</translation></message>
<message><source>You sign the summary of opinions as secretary.</source>
<translation>Đồng chí ký bảng tổng hợp ý kiến với tư cách người tổng hợp.</translation></message>
<message><source>You sign the summary of opinions for the agency.</source>
<translation>Đồng chí ký số của cơ quan trên bảng tổng hợp ý kiến.</translation></message>
<message><source>You sign your own opinion.</source>
<translation>Đồng chí ký phiếu ý kiến của mình.</translation></message>
<message><source>You take no part in this vote</source>
<translation>Đồng chí không được biểu quyết về nội dung này</translation></message>
<message><source>You vote for {count} seats with one act: {names}</source>
<translation>Đồng chí bỏ phiếu một lần cho {count} ghế: {names}</translation></message>
<message><source>You vote for: {names}</source>
<translation>Đồng chí biểu quyết thay: {names}</translation></message>
<message><source>You vote yourself.</source>
<translation>Đồng chí tự biểu quyết.</translation></message>
<message><source>You were absent.</source>
<translation>Đồng chí vắng mặt.</translation></message>
<message><source>You were absent: {reason}</source>
<translation>Đồng chí đã vắng mặt: {reason}</translation></message>
<message><source>You were called before</source>
<translation>Đồng chí đã được gọi tên</translation></message>
<message><source>You were signed out at the hub. Sign in again to send what is kept.</source>
<translation>Phiên đăng nhập đã kết thúc trên máy chủ. Hãy đăng nhập lại để gửi những gì đang giữ.</translation></message>
<message><source>You were signed out. Please sign in again.</source>
<translation>Đồng chí đã bị đăng xuất. Hãy đăng nhập lại.</translation></message>
<message><source>You will attend.</source>
<translation>Đồng chí sẽ dự họp.</translation></message>
<message><source>Your answer for {name} was not accepted</source>
<translation>Ý kiến trả lời thay {name} không được chấp nhận</translation></message>
<message><source>Your answer is not sent yet. This device keeps trying.</source>
<translation>Chưa gửi được câu trả lời. Thiết bị đang thử gửi lại.</translation></message>
<message><source>Your answer is recorded</source>
<translation>Đã ghi nhận ý kiến</translation></message>
<message><source>Your answer was not accepted</source>
<translation>Ý kiến không được chấp nhận</translation></message>
<message><source>Your answer will be marked late.</source>
<translation>Ý kiến sẽ được ghi là trả lời muộn.</translation></message>
<message><source>Your ballot for {name} was NOT counted</source>
<translation>Phiếu bỏ thay {name} KHÔNG được tính</translation></message>
<message><source>Your ballot is recorded; the vote is still open</source>
<translation>Phiếu đã được ghi nhận; biểu quyết chưa kết thúc</translation></message>
<message><source>Your ballot was NOT counted</source>
<translation>Phiếu của đồng chí KHÔNG được tính</translation></message>
<message><source>Your ballot was not accepted</source>
<translation>Phiếu không được chấp nhận</translation></message>
<message><source>Your ballot was recorded at {time} · {receipt}</source>
<translation>Đã ghi nhận phiếu của chủ tọa lúc {time} · {receipt}</translation></message>
<message><source>Your ballot will be marked late.</source>
<translation>Phiếu sẽ được ghi là muộn.</translation></message>
<message><source>Your change is NOT recorded yet; the ballot recorded before counts.</source>
<translation>Thay đổi CHƯA được ghi nhận; phiếu đã ghi nhận trước đó vẫn có giá trị.</translation></message>
<message><source>Your change was NOT counted; the ballot recorded before it was</source>
<translation>Thay đổi của đồng chí KHÔNG được tính; phiếu đã ghi nhận trước đó vẫn được tính</translation></message>
<message><source>Your change was not accepted; your recorded answer counts</source>
<translation>Không chấp nhận thay đổi; ý kiến đã ghi nhận vẫn có hiệu lực</translation></message>
<message><source>Your change was not accepted; your recorded ballot counts</source>
<translation>Thay đổi không được chấp nhận; phiếu đã ghi nhận vẫn có giá trị</translation></message>
<message><source>Your opinion (if you wish)</source>
<translation>Ý kiến của đồng chí (nếu có)</translation></message>
<message><source>Your opinion (required)</source>
<translation>Ý kiến của đồng chí (bắt buộc)</translation></message>
<message><source>Your opinion in words</source>
<translation>Nội dung ý kiến</translation></message>
<message><source>Your opinion is asked for in writing</source>
<translation>Đồng chí được lấy ý kiến bằng văn bản</translation></message>
<message><source>Your password was changed</source>
<translation>Mật khẩu đã được thay đổi</translation></message>
<message><source>Your recorded answer counts until a change of it is recorded</source>
<translation>Ý kiến đã ghi nhận vẫn có hiệu lực đến khi ý kiến mới được ghi nhận</translation></message>
<message><source>Your recorded ballot counts until a change of it is recorded</source>
<translation>Phiếu đã ghi nhận có giá trị cho đến khi thay đổi được ghi nhận</translation></message>
<message><source>Your seat may not vote on this matter.</source>
<translation>Theo quy định, ghế của đồng chí không có quyền biểu quyết ở nội dung này.</translation></message>
<message><source>Your substitute was accepted</source>
<translation>Người dự thay đã được chấp thuận</translation></message>
<message><source>Your substitute was declined</source>
<translation>Người dự thay không được chấp thuận</translation></message>
<message><source>Your vote was already recorded. It counts once.</source>
<translation>Phiếu của đồng chí đã được ghi nhận và chỉ tính một lần.</translation></message>
<message><source>Your vote weighs {weight}</source>
<translation>Phiếu của đồng chí có trọng số {weight}</translation></message>
<message><source>Zoom in</source>
<translation>Phóng to</translation></message>
<message><source>Zoom out</source>
<translation>Thu nhỏ</translation></message>
<message><source>a newer list was there and was taken.</source>
<translation>có bản mới, đã tải về.</translation></message>
<message><source>ballots in</source>
<translation>phiếu đã nhận</translation></message>
<message><source>by mandate: {name}</source>
<translation>uỷ quyền cho {name}</translation></message>
<message><source>it answered about a certificate.</source>
<translation>đã trả lời về một chứng thư số.</translation></message>
<message><source>it points to another address, which is not followed.</source>
<translation>nơi này chuyển hướng sang địa chỉ khác, máy chủ không theo.</translation></message>
<message><source>mandate to vote: {name}</source>
<translation>uỷ quyền biểu quyết cho {name}</translation></message>
<message><source>no answer in time. It is asked again later.</source>
<translation>quá thời gian chờ mà chưa tải xong, sẽ hỏi lại sau.</translation></message>
<message><source>no connection. It is asked again later.</source>
<translation>không kết nối được, sẽ hỏi lại sau.</translation></message>
<message><source>nobody on the trust list signed the list there.</source>
<translation>danh sách ở đó không do chứng thư số nào trong danh sách tin cậy ký.</translation></message>
<message><source>none</source>
<translation>không có</translation></message>
<message><source>not asked, its host is not among those that the hub's settings allow.</source>
<translation>chưa hỏi, vì cấu hình máy chủ không cho phép kết nối tới nơi này.</translation></message>
<message><source>number {number}</source>
<translation>số {number}</translation></message>
<message><source>reason: {reason}</source>
<translation>lý do: {reason}</translation></message>
<message><source>sends {name}</source>
<translation>cử {name}</translation></message>
<message><source>since {time}</source>
<translation>từ {time}</translation></message>
<message><source>spoken, recorded by {name}</source>
<translation>nói thành tiếng, do {name} ghi</translation></message>
<message><source>stands in for {name}</source>
<translation>dự thay {name}</translation></message>
<message><source>substitute · {position}</source>
<translation>người dự thay · {position}</translation></message>
<message><source>the file there is no revocation list.</source>
<translation>tệp ở đó không phải danh sách thu hồi.</translation></message>
<message><source>the file there is too large.</source>
<translation>tệp ở đó quá lớn.</translation></message>
<message><source>the hub</source>
<translation>máy chủ</translation></message>
<message><source>the list that is kept is still the newest.</source>
<translation>bản đang lưu vẫn là mới nhất.</translation></message>
<message><source>the list there is dated in the future.</source>
<translation>danh sách ở đó ghi ngày trong tương lai.</translation></message>
<message><source>the list there is older than the one that is kept.</source>
<translation>bản ở đó cũ hơn bản đang lưu.</translation></message>
<message><source>the vote weighs {weight}</source>
<translation>phiếu có trọng số {weight}</translation></message>
<message><source>there is no file. It is asked again later.</source>
<translation>không có tệp, sẽ hỏi lại sau.</translation></message>
<message><source>time left</source>
<translation>còn lại</translation></message>
<message><source>until {day}</source>
<translation>đến {day}</translation></message>
<message><source>usually answers in {time}</source>
<translation>thường trả lời sau {time}</translation></message>
<message><source>version {number}</source>
<translation>bản thứ {number}</translation></message>
<message><source>weight {cast} of {electors}</source>
<translation>trọng số {cast}/{electors}</translation></message>
<message><source>what it answered proves nothing about the certificate. It is asked again later.</source>
<translation>câu trả lời không chứng minh được gì về chứng thư số, sẽ hỏi lại sau.</translation></message>
<message><source>what stays open counts for no answer</source>
<translation>dòng để trống không tính cho phương án nào</translation></message>
<message><source>{agree} agree, {silent} silent</source>
<translation>{agree} đồng ý, {silent} chưa có ý kiến</translation></message>
<message><source>{answered} of {asked} answered · {late} late · {read} have read · {silent} silent</source>
<translation>Đã trả lời {answered}/{asked} · muộn {late} · đã xem {read} · chưa trả lời {silent}</translation></message>
<message><source>{answered} of {count} answered</source>
<translation>Đã trả lời {answered}/{count} dòng</translation></message>
<message><source>{carrier} votes for {name}.</source>
<translation>{carrier} biểu quyết thay {name}.</translation></message>
<message><source>{carrier} will vote for {name} in every vote that is opened from now on.</source>
<translation>{carrier} sẽ biểu quyết thay {name} trong các lần biểu quyết mở từ bây giờ.</translation></message>
<message><source>{cast} of {electors} ballots in</source>
<translation>Đã có {cast}/{electors} phiếu</translation></message>
<message><source>{choice} · ballots: {count}</source>
<translation>{choice} · {count} phiếu</translation></message>
<message><source>{count} agree</source>
<translation>{count} đồng ý</translation></message>
<message><source>{count} certificates revoked</source>
<translation>{count} chứng thư số bị thu hồi</translation></message>
<message><source>{count} days</source>
<translation>{count} ngày</translation></message>
<message><source>{count} files attached</source>
<translation>{count} tệp kèm theo</translation></message>
<message><source>{count} hours</source>
<translation>{count} giờ</translation></message>
<message><source>{count} items wait for your position</source>
<translation>{count} nội dung chờ cho ý kiến</translation></message>
<message><source>{count} items · {total} of {length} minutes planned</source>
<translation>{count} nội dung · dự kiến {total}/{length} phút</translation></message>
<message><source>{count} kept, sent later</source>
<translation>Đang giữ {count}, sẽ gửi sau</translation></message>
<message><source>{count} matters</source>
<translation>{count} nội dung</translation></message>
<message><source>{count} members</source>
<translation>{count} thành viên</translation></message>
<message><source>{count} min</source>
<translation>{count} phút</translation></message>
<message><source>{count} minutes</source>
<translation>{count} phút</translation></message>
<message><source>{count} no reply</source>
<translation>{count} chưa trả lời</translation></message>
<message><source>{count} not opened</source>
<translation>{count} chưa mở được</translation></message>
<message><source>{count} object</source>
<translation>{count} không đồng ý</translation></message>
<message><source>{count} of your actions wait to be sent.</source>
<translation>{count} thao tác đang chờ gửi.</translation></message>
<message><source>{count} of {total} answered</source>
<translation>Đã trả lời {count}/{total}</translation></message>
<message><source>{count} pages</source>
<translation>{count} trang</translation></message>
<message><source>{count} pages · {size}</source>
<translation>{count} trang · {size}</translation></message>
<message><source>{count} people are invited and see agenda and documents.</source>
<translation>{count} người được mời và xem được nội dung, tài liệu.</translation></message>
<message><source>{count} people · {asked} are asked</source>
<translation>{count} người · lấy ý kiến {asked} thành viên</translation></message>
<message><source>{count} people · {attending} will attend · {absent} absent · {substituted} send a substitute</source>
<translation>{count} người · {attending} sẽ dự · {absent} vắng · {substituted} cử người thay</translation></message>
<message><source>{count} people, {voting} with a vote, {guests} guests</source>
<translation>{count} người, {voting} có quyền biểu quyết, {guests} khách mời</translation></message>
<message><source>{count} rated, {low} with a consequence</source>
<translation>{count} người được đánh giá, {low} người phát sinh hệ quả</translation></message>
<message><source>{count} silent</source>
<translation>{count} chưa có ý kiến</translation></message>
<message><source>{count} still to choose</source>
<translation>còn phải chọn {count}</translation></message>
<message><source>{count} to confirm</source>
<translation>{count} chờ xác nhận</translation></message>
<message><source>{count} to decide</source>
<translation>{count} chờ quyết định</translation></message>
<message><source>{count} too many: take some back</source>
<translation>thừa {count}, hãy bỏ bớt</translation></message>
<message><source>{count} unpublished</source>
<translation>{count} chưa phát hành</translation></message>
<message><source>{count} wish to speak</source>
<translation>{count} đăng ký phát biểu</translation></message>
<message><source>{count} without files</source>
<translation>{count} thiếu tài liệu</translation></message>
<message><source>{count} · {left} left</source>
<translation>{count} · còn {left}</translation></message>
<message><source>{elected} elected for {seats} places</source>
<translation>Trúng cử {elected}, cần bầu {seats}</translation></message>
<message><source>{for_count} for · {against} against · {abstained} abstained · needed {needed}</source>
<translation>{for_count} tán thành · {against} không tán thành · {abstained} không biểu quyết · cần {needed}</translation></message>
<message><source>{issued} issued, {valid} valid, {blank} blank, {invalid} invalid</source>
<translation>phát ra {issued}, hợp lệ {valid}, trắng {blank}, không hợp lệ {invalid}</translation></message>
<message><source>{line} · {when} · trust lists {lists}</source>
<translation>{line} · {when} · danh sách tin cậy {lists}</translation></message>
<message><source>{minutes} min</source>
<translation>{minutes} phút</translation></message>
<message><source>{names} and {count} more</source>
<translation>{names} và {count} người khác</translation></message>
<message><source>{name} ({carrier} answers by mandate)</source>
<translation>{name} ({carrier} trả lời theo uỷ quyền)</translation></message>
<message><source>{name} already has a seat in this committee.</source>
<translation>{name} đã là thành viên.</translation></message>
<message><source>{name} already takes part in this meeting.</source>
<translation>{name} đã có trong thành phần phiên họp.</translation></message>
<message><source>{name} already takes part.</source>
<translation>{name} đã có trong thành phần.</translation></message>
<message><source>{name} answers by mandate</source>
<translation>{name} trả lời theo uỷ quyền</translation></message>
<message><source>{name} answers:</source>
<translation>{name} trả lời:</translation></message>
<message><source>{name} attends in your place.</source>
<translation>{name} dự thay đồng chí.</translation></message>
<message><source>{name} cannot vote for this seat.</source>
<translation>{name} không thể biểu quyết thay cho ghế này.</translation></message>
<message><source>{name} has already taken part and cannot be removed.</source>
<translation>{name} đã tham dự nên không thể đưa ra khỏi danh sách.</translation></message>
<message><source>{name} has answered on their own device. Their ballot stays as it is.</source>
<translation>{name} đã tự bỏ phiếu trên thiết bị. Phiếu đó giữ nguyên.</translation></message>
<message><source>{name} has handed on their own vote and carries nobody's.</source>
<translation>{name} đã uỷ quyền cho người khác nên không nhận uỷ quyền được.</translation></message>
<message><source>{name} holds a seat of the committee and cannot be taken off the list.</source>
<translation>{name} là thành viên nên không thể đưa ra khỏi danh sách.</translation></message>
<message><source>{name} is already checked in.</source>
<translation>{name} đã điểm danh.</translation></message>
<message><source>{name} is called: answer by mandate</source>
<translation>Đang gọi {name}: đồng chí trả lời theo uỷ quyền</translation></message>
<message><source>{name} is not checked in.</source>
<translation>{name} chưa điểm danh.</translation></message>
<message><source>{name} is not checked in. Check them in first.</source>
<translation>{name} chưa điểm danh. Hãy điểm danh trước.</translation></message>
<message><source>{name} is to be called next.</source>
<translation>Người được gọi tiếp theo là {name}.</translation></message>
<message><source>{name} objects: {reason}</source>
<translation>{name} không đồng ý: {reason}</translation></message>
<message><source>{name} proposes</source>
<translation>{name} đề nghị</translation></message>
<message><source>{name} took the mandate back. Your ballot for this seat was not counted.</source>
<translation>{name} đã thu hồi ủy quyền. Phiếu cho ghế này không được tính.</translation></message>
<message><source>{name} votes for you.</source>
<translation>{name} biểu quyết thay đồng chí.</translation></message>
<message><source>{name} votes for your seat</source>
<translation>{name} bỏ phiếu thay đồng chí</translation></message>
<message><source>{name} votes for: {names}</source>
<translation>{name} biểu quyết thay: {names}</translation></message>
<message><source>{name} votes in person.</source>
<translation>{name} tự biểu quyết.</translation></message>
<message><source>{name} was called before somebody else. Choose that name if it is meant.</source>
<translation>{name} được gọi từ trước. Hãy chọn đúng tên đó nếu muốn ghi.</translation></message>
<message><source>{name} was declined as your substitute. Please reply again.</source>
<translation>Đề nghị cử {name} dự thay không được chấp nhận. Đề nghị trả lời lại.</translation></message>
<message><source>{name} was not called yet.</source>
<translation>{name} chưa được gọi.</translation></message>
<message><source>{name} will vote for you in every vote that is opened from now on.</source>
<translation>{name} sẽ biểu quyết thay đồng chí trong các lần biểu quyết mở từ bây giờ.</translation></message>
<message><source>{name}, personal menu</source>
<translation>{name}, menu cá nhân</translation></message>
<message><source>{name}, {moment}</source>
<translation>{name}, {moment}</translation></message>
<message><source>{name}: missing</source>
<translation>{name}: thiếu</translation></message>
<message><source>{name}: there</source>
<translation>{name}: có</translation></message>
<message><source>{name}: there, not proven</source>
<translation>{name}: có, chưa đủ thông tin</translation></message>
<message><source>{pages} and {count} more</source>
<translation>{pages} và {count} trang nữa</translation></message>
<message><source>{part} · items: {count}</source>
<translation>{part} · {count} nội dung</translation></message>
<message><source>{passed} of {count} passed</source>
<translation>{passed}/{count} nội dung được thông qua</translation></message>
<message><source>{present}/{members} present · needs {needed}</source>
<translation>{present}/{members} có mặt · cần {needed}</translation></message>
<message><source>{ready} of {electors} are ready</source>
<translation>{ready}/{electors} đã sẵn sàng</translation></message>
<message><source>{returned} ballots came back, and only {issued} were issued. Check the numbers.</source>
<translation>Thu vào {returned} phiếu mà chỉ phát ra {issued} phiếu. Hãy kiểm tra lại số liệu.</translation></message>
<message><source>{shown} shown of {found} found, {total} in all</source>
<translation>Hiện {shown} trong {found} người tìm thấy, tổng số {total}</translation></message>
<message><source>{time} left</source>
<translation>Còn {time}</translation></message>
<message><source>{time} overdue</source>
<translation>quá hạn {time}</translation></message>
<message><source>{used} of {minutes} minutes</source>
<translation>{used}/{minutes} phút</translation></message>
<message><source>{votes} of {base} in favour</source>
<translation>{votes}/{base} tán thành</translation></message>
<message><source>{words} · over time</source>
<translation>{words} · quá giờ</translation></message>
<message><source>“{choice}” was recorded for you by {name}</source>
<translation>{name} đã ghi “{choice}” thay đồng chí</translation></message>
<message><source>“{email}” is not an e-mail address.</source>
<translation>“{email}” không phải địa chỉ thư điện tử.</translation></message>
<message><source>“{issuer}” is not on the trust list. Confirm its certificate first.</source>
<translation>“{issuer}” chưa có trong danh sách tin cậy. Hãy xác nhận chứng thư số của tổ chức này trước.</translation></message>
<message><source>“{meeting}” is already in session.</source>
<translation>“{meeting}” đang họp.</translation></message>
<message><source>“{meeting}” is closed. Nothing of it can be changed.</source>
<translation>“{meeting}” đã kết thúc, không thể thay đổi.</translation></message>
<message><source>“{meeting}” is not held in writing, where this would be done.</source>
<translation>“{meeting}” không lấy ý kiến bằng văn bản nên không có bước này.</translation></message>
<message><source>“{meeting}” is not in session.</source>
<translation>“{meeting}” chưa khai mạc.</translation></message>
<message><source>“{meeting}” is still a draft. Send the invitations first.</source>
<translation>“{meeting}” còn là dự thảo. Hãy gửi giấy mời trước.</translation></message>
<message><source>“{name}” cannot issue certificates and has no place on the trust list.</source>
<translation>“{name}” không phải chứng thư số của tổ chức chứng thực (CA) nên không đưa vào danh sách tin cậy được.</translation></message>
<message><source>“{name}” is already on the trust list.</source>
<translation>“{name}” đã có trong danh sách tin cậy.</translation></message>
<message><source>“{question}” does not wait for a draw by lot.</source>
<translation>“{question}” không chờ rút thăm.</translation></message>
<message><source>“{question}” does not wait for the chair.</source>
<translation>“{question}” không cần ý kiến chủ tọa.</translation></message>
<message><source>“{question}” is a further round: it is asked as before. Prepare another vote instead.</source>
<translation>“{question}” là vòng biểu quyết tiếp theo: phải hỏi như lần trước. Hãy soạn một biểu quyết khác.</translation></message>
<message><source>“{question}” is to be a roll call. Change that before a count is entered.</source>
<translation>“{question}” được chuẩn bị để gọi tên. Đổi lại trước khi nhập kết quả kiểm phiếu.</translation></message>
<message><source>“{question}” is to be a roll call. Nobody is called in a written consultation.</source>
<translation>“{question}” được đặt là biểu quyết bằng gọi tên. Lấy ý kiến bằng văn bản không có gọi tên.</translation></message>
<message><source>“{question}” is to open later.</source>
<translation>“{question}” được hẹn mở muộn hơn.</translation></message>
<message><source>“{question}” waits for a draw by lot.</source>
<translation>“{question}” đang chờ rút thăm.</translation></message>
<message><source>“{question}” waits for the chair's word.</source>
<translation>“{question}” đang chờ ý kiến chủ tọa.</translation></message>
<message><source>“{question}” was about several items. Put the single item to the vote again.</source>
<translation>“{question}” gồm nhiều nội dung. Hãy biểu quyết lại từng nội dung.</translation></message>
<message><source>“{question}” was already put to the vote again.</source>
<translation>“{question}” đã được đưa ra biểu quyết lại.</translation></message>
<message><source>“{question}” was already put to the vote.</source>
<translation>“{question}” đã được đưa ra biểu quyết.</translation></message>
<message><source>“{question}” was decided together with other items: do it for all of them at once.</source>
<translation>“{question}” được quyết định chung với các nội dung khác: hãy thực hiện chung cho tất cả.</translation></message>
<message><source>“{title}” asks nothing yet. Word its question first.</source>
<translation>“{title}” chưa có câu hỏi lấy ý kiến. Hãy soạn câu hỏi trước.</translation></message>
<message><source>“{title}” goes with its question. Documents that go with it: {count}.</source>
<translation>Sẽ xoá “{title}” cùng câu hỏi và {count} tài liệu của nội dung này.</translation></message>
<message><source>“{title}” has a vote of its own already. Decide it by itself.</source>
<translation>“{title}” đã có biểu quyết riêng. Hãy quyết định riêng nội dung này.</translation></message>
<message><source>“{title}” has begun or is decided. What you declared was not recorded; speak in the session.</source>
<translation>“{title}” đã bắt đầu hoặc đã được quyết định. Ý kiến chưa được ghi nhận; đề nghị phát biểu tại phiên họp.</translation></message>
<message><source>“{title}” has documents, votes, guests or a course already and cannot be removed.</source>
<translation>“{title}” đã có tài liệu, biểu quyết, khách mời hoặc đã diễn ra nên không thể xóa.</translation></message>
<message><source>“{title}” has no result that could be put on an agenda.</source>
<translation>“{title}” chưa có kết quả để đưa vào chương trình.</translation></message>
<message><source>“{title}” is already running.</source>
<translation>“{title}” đang diễn ra.</translation></message>
<message><source>“{title}” is being voted on together with other items. Wait until that vote is over.</source>
<translation>“{title}” đang được biểu quyết chung với các nội dung khác. Hãy đợi cuộc biểu quyết đó kết thúc.</translation></message>
<message><source>“{title}” is closed. No more answers are taken, and nothing of it can be changed.</source>
<translation>“{title}” đã kết thúc. Không nhận thêm ý kiến và không thay đổi được nữa.</translation></message>
<message><source>“{title}” is held in writing, where this is not done.</source>
<translation>“{title}” được lấy ý kiến bằng văn bản nên không có bước này.</translation></message>
<message><source>“{title}” is not published.</source>
<translation>“{title}” chưa được phát hành.</translation></message>
<message><source>“{title}” is not the running item.</source>
<translation>“{title}” không phải nội dung đang diễn ra.</translation></message>
<message><source>“{title}” is on this agenda already.</source>
<translation>“{title}” đã có trong chương trình phiên họp này.</translation></message>
<message><source>“{title}” is running. End it first; then items can be put together.</source>
<translation>“{title}” đang diễn ra. Hãy kết thúc nội dung này trước khi thông qua chung các nội dung.</translation></message>
<message><source>“{title}” is the subject of a vote and stays published.</source>
<translation>“{title}” là nội dung biểu quyết nên không thể thu hồi.</translation></message>
<message><source>“{title}” was begun or decided already and is not put together with others.</source>
<translation>“{title}” đã bắt đầu hoặc đã được quyết định, không thể thông qua chung.</translation></message>
<message><source>“{title}” was not created</source>
<translation>Chưa tạo được “{title}”</translation></message>
<message><source>“{title}” was not sent yet. Send it first.</source>
<translation>“{title}” chưa được gửi. Hãy gửi lấy ý kiến trước.</translation></message>
<message><source>“{title}” was not taken up yet.</source>
<translation>Chưa bắt đầu nội dung “{title}”.</translation></message>
<message><source>“{title}” was sent already. What is asked can no longer be changed.</source>
<translation>“{title}” đã được gửi. Không thay đổi được nội dung lấy ý kiến.</translation></message>
</context></TS>
