"""What blank forms say besides their labels; who reads a form must know it is no answer."""

from builder.model.hand_in import FORM, FORM_MARK

LESSON_TITLE, RECORD_TITLE = "记一条经验", "总结会记录单"
REMARK = "只记事不记人，不作考核依据。写岗位，不写姓名、电话、证件号；涉密内容不写。"
BACK = "填好放进单位的收件箱文件夹，或交办公室。行可以多加、可以空着，栏名请不要改。"
MARK = f"{FORM_MARK} {FORM} 版"
CHOICES = "可写的活动类型："
"""Before the titles of the event types, where a form cannot offer a list."""
