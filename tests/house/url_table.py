"""Every address × role × the code it answers with. An address that is missing here fails the suite.

One line an address: name, method, what stands in its path, then codes and the roles that get them. A role that is not
named gets 403; who has not signed in gets 302 (to the sign-in page) for GET and 403 for POST, unless the line says
`anonymous`. Where a page can be read and posted to, the line tells of GET; a POST by roles with 403 is 403 as well.
What stands in the path: names of things in tests/house/city.py, or words and numbers as they are, parted by "/". In
another committee those things are not there: 404 for everybody who might open the page (`anywhere`: no thing of a
committee is named).

To add an address: write its line with what *should* come, and run `pytest tests/house/test_urls.py -k "room:name"`.
"""

import re
from dataclasses import dataclass, field

from shangliang.commons.access import Role

ROLES = {
    "M": Role.MEMBER, "S": Role.PROPOSAL_STAFF, "H": Role.PROPOSAL_HEAD, "O": Role.OFFICE_STAFF, "P": Role.HANDOVER_PARTY, "G": Role.HANDOVER_GOVERNMENT,
    "c": Role.UNIT_CLERK, "h": Role.UNIT_HEAD, "C": Role.CHAIR, "A": Role.ADMINISTRATOR, "U": Role.AUDITOR, "X": Role.PLATFORM,
}  # fmt: skip
# Machines have a door of their own, with keys instead of sessions; tried in shangliang/config/tests/test_api.py.
MACHINES = "api:"

TABLE = """
# front
front:home                       get                           200 MSHOPGCA  302 chUX
front:sign_in                    get                           302 MSHOPGchCAUX  anonymous 200
front:code                       get                           302 MSHOPGchCAUX
front:sign_out                   post                          302 MSHOPGchCAUX  anonymous 302
front:account                    get                           200 MSHOPGchCAUX
front:password                   get                           200 MSHOPGchCAUX
front:bind                       get                           200 MSHOPGchCAUX
front:unbind                     post                          302 MSHOPGchCAUX
front:end_sessions               post                          302 MSHOPGchCAUX
front:stand_ins                  get                           200 SHOPGchCA
front:end_stand_in               post 1                        404 SHOPGchCA
front:switch                     post                          404 MSHOPGchCAUX
front:settings                   get                           200 A
front:terms                      get                           200 A
front:session                    get  session                  200 A
front:calendar_now               get                           302 A
front:mark_day                   post                          422 A
front:calendar                   get  2026                     200 A  anywhere
front:people                     get                           200 A
front:person                     get  user                     200 A
front:unlock                     post user                     409 A
front:reset_factor               post user                     409 A
front:end_their_sessions         post user                     302 A
front:their_stand_ins            get  user                     200 A
front:rights                     get                           200 A
front:tokens                     get                           200 A
front:end_token                  post token                    302 A
front:papers                     get                           200 A
front:paper                      get  reminder                 200 A  anywhere
front:paper_revert               post reminder                 409 A  anywhere
front:paper_version              get  reminder/1               404 A
front:paper_file                 get  reminder/0               200 A  anywhere
front:paper_take                 post reminder/1               404 A
front:setting                    get  signing.idle_minutes     200 A  anywhere
front:ledger                     get                           200 AU
front:ledger_export              post                          200 AU
front:sign_ins                   get                           200 AU
front:committees                 get                           200 X
# open: the public portal
open:robots                      get                           200 MSHOPGchCAUX  anonymous 200  anywhere
open:index                       get                           200 MSHOPGchCAUX  anonymous 200  anywhere
open:home                        get  slug                     200 MSHOPGchCAUX  anonymous 200  anywhere
open:about                       get  slug                     200 MSHOPGchCAUX  anonymous 200  anywhere
open:data                        get  slug                     200 MSHOPGchCAUX  anonymous 200  anywhere
open:feed                        get  slug                     200 MSHOPGchCAUX  anonymous 200  anywhere
open:json                        get  slug                     200 MSHOPGchCAUX  anonymous 200  anywhere
open:csv                         get  slug                     200 MSHOPGchCAUX  anonymous 200  anywhere
open:json_one                    get  slug/code                200 MSHOPGchCAUX  anonymous 200  anywhere
open:apply                       get  slug/code                200 MSHOPGchCAUX  anonymous 200  anywhere
open:applied                     get  slug                     200 MSHOPGchCAUX  anonymous 200  anywhere
open:proposal                    get  slug/code                200 MSHOPGchCAUX  anonymous 200  anywhere
# proposals
proposals:onwards                get                           200 SHOPGCU
proposals:onwards_export         get                           200 SHOPGCU
proposals:onward                 get  declined                 200 SHOPGCU
proposals:letter                 get  letter                   200 MSHOPGchCU
proposals:letter_read            post letter                   409 M
proposals:list                   get                           200 MSHOPGchCAU
proposals:export                 get                           200 MSHOPGchCU
proposals:views                  get                           200 MSHOPGchCAU
proposals:rename_view            post 1                        404 MSHOPGchCAU
proposals:drop_view              post 1                        404 MSHOPGchCAU
proposals:mine                   get                           200 M
proposals:new                    get                           200 MSH
proposals:enter                  get                           200 MSH
proposals:desk                   get                           200 SH
proposals:batch_file             post                          422 SH
proposals:handing                get                           200 SHPG
proposals:batch_hand_over        post                          422 SHPG
proposals:handing_list           get                           200 SHPG
proposals:import                 get                           200 SHA
proposals:import_map             get                           409 SHA
proposals:import_done            get                           200 SHA
proposals:keys                   get                           200 SHOPGCU
proposals:keys_export            get                           200 SHOPGCU
proposals:notices                get                           200 SH
proposals:key_notices            get  handed                   409 SH
proposals:upward                 get                           200 SHOPGCU
proposals:upward_export          get                           200 SHOPGCU
proposals:upward_one             get  upward                   200 SHOPGCU
proposals:applications           get                           200 SH
proposals:application            get  application              200 SH
proposals:application_answer     post application              422 SH
proposals:application_extend     post application              422 SH
proposals:disclosures            get                           200 SH
proposals:disclosures_batch      post                          422 SH
proposals:disclosures_export     get                           200 SH
proposals:disclosure             get  shown                    200 SH
proposals:key                    get  handed                   200 SHOPGCU
proposals:supervise              get  handed                   200 SHC
proposals:supervise_release      post handed                   409 SHC
proposals:key_nominate           post handed                   422 SH
proposals:key_choose             post handed                   422 SH
proposals:key_pass_over          post handed                   409 SH
proposals:key_oversee            post handed                   422 SHO
proposals:key_conclude           post handed                   409 SHO
proposals:detail                 get  handed                   200 MSHOPGchCAU
proposals:write                  get  draft                    200 M  404 SH
proposals:autosave               post draft                    200 M  404 SH
proposals:read_word              get  draft                    422 M  404 SH
proposals:receipt                get  handed                   200 MSH
proposals:discard                post draft                    302 M  404 SH
proposals:withdraw               get  handed                   200 MSH
proposals:invite                 get  draft                    200 M  404 SH
proposals:answer                 post handed                   -
proposals:recall                 post handed                   409 MSH
proposals:stop_waiting           post handed                   409 MSH
proposals:approve                post handed                   -
proposals:similar                get  handed                   200 MSHOPGchCAU
proposals:suggest                get  handed                   200 SH
proposals:review                 get  waiting                  200 SH
proposals:decide                 post waiting                  422 SH
proposals:merge                  get                           422 SH
proposals:unmerge                post handed                   409 SH
proposals:reopen                 post handed                   409 SH
proposals:hand_over              get  filed                    200 SHPG
proposals:take_back              get  handed                   200 SHPG
proposals:sheet                  get  handed                   200 MSHOPGchCAU
proposals:notice                 get  handed                   200 SH
proposals:attach                 post draft                    422 M  404 SH
proposals:detach                 post draft/file               302 M  404 SH
proposals:close                  post handed                   409 SH
# duty
duty:table                       get                           200 OCAU
duty:export                      get                           200 OCAU
duty:ranking                     get                           200 OCAU
duty:follow_up                   get                           200 OCAU
duty:hear                        post                          422 O
duty:criticism                   get                           409 O
duty:status                      get                           200 OCAU
duty:achievements                get                           200 O
duty:publish                     get                           200 O
duty:circular                    get                           200 O
duty:appeals                     get                           200 O
duty:answer                      post appeal                   422 O
duty:mine                        get                           200 M
duty:appeal                      get                           200 M
duty:withdraw                    post appeal                   302 M
duty:member                      get  member                   200 OCAU
duty:file                        get  member                   200 MOCAU
duty:report                      get  member                   409 MOCAU
duty:step                        post member                   422 O
duty:books                       get                           200 OCAU
duty:new_book                    post                          422 A
duty:book                        get  rulebook                 200 MOCAU
duty:part                        get  rules_draft/groups       200 A
duty:item                        get  rules_draft/0            200 A
duty:item_look                   post rules_draft/0            200 A
duty:download                    get  rulebook                 200 OCAU
duty:adopt                       post rules_draft              422 A
duty:discard                     post rules_draft              302 A
duty:try                         get  rules_draft              200 A
# scoreboard
scoreboard:board                 get                           200 SHOPGCU
scoreboard:export                get                           200 SHOPGCU
scoreboard:circular              get                           200 SHOPGCU
scoreboard:mine                  get                           200 ch
scoreboard:unit                  get  unit                     200 SHOPGCU
scoreboard:behind                get  unit/replies             200 SHOPGchCU
# polls
polls:list                       get                           200 SHOCU
polls:mine                       get                           200 MSHOch
polls:ticket                     get  unit_ticket              200 ch  404 MSHO
polls:vote                       get  poll                     200 M  404 SHOch
polls:poll                       get  poll                     200 SHOCU
polls:export                     get  poll                     200 SHOCU
polls:remind                     post poll                     302 SH  403 O
polls:close                      post poll                     302 SH  403 O
polls:cancel                     post poll                     422 SH
polls:forms                      get                           200 A
polls:form                       get  proposals.by_proposer    200 A  anywhere
proposals:evaluation             get                           200 SHOCU
proposals:evaluation_start       post                          422 SH
proposals:evaluation_appraise    post                          422 SH
# handling
handling:inbox                   get                           200 ch
handling:done                    get                           200 ch
handling:unit                    get                           200 ch
handling:unit_export             get                           200 ch
handling:part                    get  part                     200 SHOPGchCU
handling:sign                    post part                     302 ch
handling:return                  get  part                     200 ch
handling:extension               get  part                     200 ch
handling:contact                 get  part                     200 ch
handling:opinion                 get  part                     200 ch
handling:reply                   get  part                     409 ch
handling:save_reply              post part                     409 ch
handling:send_up                 post part                     409 ch
handling:send_back               post part                     409 h
handling:issue                   post part                     409 h
handling:letter                  get  part/1                   404 MSHOPGchCAU
handling:attach_record           post part                     409 ch
handling:attach_enclosure        post part                     409 ch
handling:decide_return           post part                     422 SHOPG
handling:decide_extension        post part                     422 SHOPG
handling:remind                  get  part                     200 SHOPG
handling:desk                    get                           200 SHOPG
handling:remind_many             post                          422 SHOPG
handling:desk_export             get                           200 SHOPG
handling:matter                  get  matter                   404 MA  302 SHOPGchCU
handling:sheet                   get  matter                   404 MA  200 SHOPGchCU
handling:reassign                get  matter                   200 SHOPG
handling:redo                    get  matter                   200 SHO
handling:to_rate                 get                           200 M
handling:rate                    get  replied                  200 M
handling:promises                get                           200 MSHOPGchCU
handling:promises_export         get                           200 MSHOPGchCU
handling:promise_records         get                           200 SHOPGCU
handling:remind_promises         post                          422 SH
handling:promises_about          get  proposals/handed         200 MSHOPGchCAU
handling:promise                 get  promise                  200 MSHOPGchCU
handling:promise_report          post promise                  422 ch
handling:promise_verify          post promise                  302 M  422 SH
handling:promise_refuse          post promise                  422 MSH
handling:promise_move            post promise                  422 SHOch
handling:promise_drop            post promise                  422 SH
handling:look_backs              get                           200 MSHOPGchCU
handling:look_back_new           get                           200 SH
handling:remind_rechecks         post                          422 SH
handling:look_back               get  look_back                200 SHOPGCU
handling:look_back_export        get  look_back                200 SHOPGCU
handling:look_back_report        get  look_back                200 SHOPGCU
handling:conclude_look_back      post look_back                422 SH
handling:recheck                 get  recheck                  200 MSHOPGchCU
handling:recheck_report          post recheck                  422 ch
handling:recheck_find            post recheck                  422 MSH
handling:recheck_follow_up       post recheck                  422 SH
handling:talk                    get  part                     200 MSHOPGchCU
handling:meet                    get  part                     200 MSH
handling:talks_about             get  proposals/handed         200 MSHOPGchCAU
handling:message                 get  message                  302 MSHOPGchCU
handling:take_back_message       post message                  302 M
handling:met                     get  met                      200 MSHOPGchCU
handling:met_answer              post met                      422 M
handling:detach_record           post part/file                409 ch
handling:detach_enclosure        post part/file                409 ch
# circulars: of the city one is issued to members and units, one waits for the chair, one is a draft of the office
circulars:list                   get                           200 MSHOchCAU
circulars:circular               get  circular                 200 MSHOchCAU
circulars:edit                   get  circular_draft           200 SHO
circulars:step                   post circular_draft/send_up   302 SHO
circulars:read                   post circular                 302 Mch  403 C
circulars:confirm                post circular                 302 Mch  403 C
circulars:paper                  get  circular                 200 MSHOchCAU
circulars:receipts               get  circular                 200 SHOCAU
front:circulate_poll             get  poll                     409 SHO
# calls: those of the city are led by O, reviewed by C; the objection is M's, and the award
calls:list                       get                           200 MSHOPGCAU
calls:new                        post                          422 SHO
calls:deeds                      get                           200 MSHOPGCAU
calls:call                       get  call                     200 MSHOPGCAU
calls:edit                       get  call                     200 O
calls:step                       post call/urge                302 O
calls:pick                       post call/admit               422 O
calls:reviewers                  post call                     302 O
calls:object                     post public_call              422 O  409 MSHPGCA
calls:nominate                   get  call                     200 MO
calls:find                       get  call                     200 MO
calls:suggested                  get  call                     200 O
calls:review                     get  call                     200 C
calls:notice                     get  public_call              200 SHOPGCAU
calls:certificates               get  published_call           200 SHOPGCAU
calls:table                      get  call                     200 SHOPGCAU
calls:nomination                 get  nomination               200 SHOPGCAU  404 M
calls:nomination_step            post nomination/refuse        422 O  404 M
calls:judge                      post nomination               422 C  404 M
calls:attach                     post nomination               422 O  404 M
calls:certificate                get  award                    200 MSHOPGCAU
calls:objection                  get  objection                302 MO  404 SHPGCAU
calls:answer                     post objection                422 O  404 SH
# homework
advice:list                 get                           200 MSHOPGCU
advice:export               get                           200 SHOPGCU
advice:new                  get                           200 M
advice:one                  get  advised                  200 MSHOPGCU  404 ch
advice:hand_over            post advised                  422 SHPG
advice:keep                 post advised                  422 SH
inspection:list                  get                           200 SHOPGchCU
inspection:new                   get                           200 G
inspection:check                 get  check                    200 SHOPGCU
inspection:export                get  check                    200 SHOPGCU
inspection:conclude              post check                    409 G
inspection:line                  get  checked                  200 SHOPGchCU
coursework:list                  get                           200 OCAU
coursework:new                   get                           200 O
coursework:overdue               get                           200 OCAU
coursework:mine                  get                           200 M
coursework:homework              get  homework                 200 OCAU
coursework:export                get  homework                 200 OCAU
coursework:settle                post homework                 302 O
coursework:remind                post homework                 302 O
coursework:hand_out              post homework                 409 O
coursework:move_due              post homework                 422 O
coursework:cancel                post homework                 422 O
coursework:piece                 get  piece                    200 MOCAU
coursework:hand_in               post piece                    422 M
coursework:detach                post piece/file               404 M
coursework:accept                post piece                    409 O
coursework:send_back             post piece                    409 O
coursework:excuse                post piece                    422 O
coursework:restore               post piece                    409 O
coursework:present               post piece                    422 O
# outputs
outputs:list                     get                           200 SHOPGCAU
outputs:export                   get                           200 SHOPGCAU
outputs:desk                     get                           200 O
outputs:loose                    get                           200 SHOPGCAU
outputs:loose_export             get                           200 SHOPGCAU
outputs:mine                     get                           200 M
outputs:new                      get                           200 O
outputs:output                   get  output                   200 MSHOPGCAU
outputs:edit                     get  output_draft             200 O
outputs:submit                   post output_draft             302 O
outputs:review                   post output                   409 H
outputs:send_back                post output                   409 H
outputs:sign                     post output                   409 C
outputs:refuse                   post output                   409 C
outputs:send                     post output                   409 O
outputs:drop                     post output                   422 O
outputs:hand                     post output                   302 O
outputs:convert                  post output                   422 O
outputs:receive                  post receipt                  422 O
outputs:suggestion               get  suggestion               200 MSHOPGchCAU
outputs:assign                   post suggestion               422 O
outputs:settle                   post suggestion               409 O
outputs:conversion               get  conversion               302 MSHOPGCAU
outputs:undo_conversion          post conversion               422 O
outputs:referral                 get  referral                 302 MSHOPGCAU  200 ch
outputs:instructions             get                           200 SHOPGCAU
outputs:instructions_export      get                           200 SHOPGCAU
outputs:instruction_new          get                           200 O
outputs:instruction              get  instruction              200 MSHOPGchCAU
outputs:instruction_hand         post instruction              422 O
outputs:instruction_note         post instruction              422 O
outputs:instruction_revoke       post instruction              422 O
outputs:instruction_meet         post instruction              422 O
outputs:instruction_settle       post instruction              422 O
outputs:follow_ups               get                           200 ch
outputs:follow_up                get  follow_up                200 MSHOPGchCAU
outputs:remind                   post follow_up                302 O
# registers: that of the city is entered by O and A, confirmed by H
registers:overview               get                           200 SHOPGCAU  302 Mch
registers:mine                   get                           200 MSHOPGchCA
registers:desk                   get                           200 SHOPGchCA
registers:confirm_many           post                          422 SHOPGchCA
registers:entry                  get  entry                    200 SHOPGCAU  404 Mch
registers:edit                   get  entry                    200 H  404 Mch
registers:confirm                post waiting_entry            302 H  404 ch
registers:send_back              post waiting_entry            422 H  404 ch
registers:withdraw               post waiting_entry            302 O  404 Mch
registers:take_back              post entry                    422 H  404 Mch
registers:end                    post entry                    422 H  404 Mch
registers:resume                 post entry                    409 H  404 Mch
registers:attach                 post entry                    422 H  404 Mch
registers:detach                 post entry/file               404 MSHOPGchCA
registers:declare                get                           200 A
registers:new                    get                           200 A
registers:declared               get  register                 302 AU
registers:design                 get  own                      200 A
registers:preview                get  own                      200 A
registers:look                   post own                      200 A
registers:use                    post own                      409 A
registers:drop                   post own                      302 A
registers:switch                 post own                      302 A
registers:download               get  own                      200 A
registers:register               get  own                      200 SHOPGCAU
registers:print                  get  own                      200 SHOPGCAU
registers:export                 get  own                      200 SHOPGCAU
registers:enter                  get  own                      200 OA
registers:template               get  own                      200 SHOPGchCA
registers:import                 get  own                      200 OA
registers:import_map             get  own                      409 OA
# membership
membership:members               get                           200 MSHOPGCAU
membership:me                    get                           302 M
membership:ask_change            get                           200 M
membership:seat                  get                           200 OA
membership:member                get  member                   200 MSHOPGCAU
membership:show                  post member/contact           200 SHOCA
membership:end                   get  member                   200 OA
membership:change_sector         get  member                   200 OA
membership:change_office         get  member                   200 OA
membership:correct               get  member                   200 OA
membership:member_password       post member                   200 OA
membership:organs                get                           200 MSHOPGCAU
membership:add_organ             get                           200 OA
membership:organ                 get  organ                    200 MSHOPGCAU
membership:correct_organ         get  organ                    200 OA
membership:dissolve_organ        get  organ                    200 OA
membership:take_seat             get  organ                    200 OA
membership:leave_seat            get  seat                     200 OA
membership:describe_organ        get  organ                    200 OA
membership:plan_item             get  organ                    200 OA
membership:settle_item           get  body_item/done           200 OA
membership:additions             get                           200 OCU
membership:nominate              get                           200 O
membership:addition              get  addition                 200 OCU
membership:hear_addition         get  addition                 200 O
membership:withdraw_addition     get  addition                 200 O
membership:begin_seat            post addition                 409 O
membership:addition_paper        get  addition                 200 OCU
membership:leavings              get                           200 OCU
membership:leaving               get  leaving                  200 OCU  404 M
membership:leaving_evidence      post leaving                  422 O
membership:leaving_paper         get  leaving                  409 OCU
membership:leaving_step          get  leaving/talk             200 OCU  404 M
membership:start_leaving         get  other_member             200 O
membership:contacts              get                           200 MC
membership:contact               get  member                   200 OCU  403 M
membership:talk                  get  member                   200 OC  403 M
membership:keepings              get                           200 SHOPGCAU
membership:keepings_export       post                          200 SHOA
membership:add_keeping           get  person                   200 OA  anywhere
membership:end_keeping           get  keeping                  200 OA
membership:coverage              get                           200 SHOPGCAU
membership:coverage_export       post                          200 SHOA
membership:assign                get                           200 OA
membership:links                 get                           200 SHOPGCAU
membership:links_export          post                          200 SHOA
membership:add_link              get  sector                   200 OA  anywhere
membership:change_link           get  link                     200 OA
membership:end_link              get  link                     200 OA
membership:check_link            get  link                     200 OA
membership:units                 get                           200 MSHOPGCAU
membership:add_unit              get                           200 OA
membership:unit                  get  unit                     200 MSHOPGCAU
membership:correct_unit          get  unit                     200 OA
membership:stop_unit             get  unit                     200 OA
membership:appoint               get  unit                     200 OA
membership:staff                 get                           200 OA
membership:appoint_staff         get                           200 OA
membership:reissue               post                          409 OA
membership:relieve               get  post                     200 OA
membership:post_password         post post                     200 OA
membership:changes               get                           200 OA
membership:decide_change         post change                   422 OA
membership:withdraw_change       post change                   302 M
membership:import                get                           200 OA
membership:import_preview        get                           409 OA
membership:import_confirm        post                          409 OA
membership:turn_over             post                          409 OA
membership:import_done           get                           200 OA
membership:passwords             post                          409 OA
membership:template              get  members                  200 OA  anywhere
membership:export                post members                  200 SHOA  anywhere
# search
search:search                    get                           200 MSHOPGchCA
# notices
notices:list                     get                           200 MSHOPGchCAU
notices:open_all                 post                          302 MSHOPGchCAU
notices:open                     get  notice                   302 M  404 SHOPGchCAU
notices:wishes                   get                           200 MSHOPGchCAU
notices:channels                 get                           200 A
notices:channel                  get  sms                      200 A  anywhere
notices:deliveries               get                           200 AU
notices:send_again               post 1                        404 A
# boards
boards:board                     get                           200 HOCAU
boards:screen                    get                           200 HOCAU
boards:arrange                   get  leaders                  200 A  anywhere
boards:choose                    get                           200 HOCAU
boards:ranking                   get                           200 HOCAU
boards:workbook                  get                           200 HOCAU
boards:wake                      post                          302 HO
boards:addresses                 get                           200 A
boards:end_address               post 1                        404 A
boards:hall                      get  slug/nothing             404 MSHOPGchCAUX  anonymous 404  anywhere
boards:circular                  get                           200 HO
boards:width                     get                           200 HOCAU
boards:quiet                     get                           200 HO
# reports
reports:list                     get                           200 SHOCU
reports:new                      get                           200 SHO
reports:figures                  get                           200 SHOCU
reports:figures_export           get                           200 SHOCU
reports:frozen                   get  frozen_version           200 SHOCU
reports:figure                   get  meetings.party           200 SHOCU  anywhere
reports:figure_export            get  meetings.party           200 SHOCU  anywhere
reports:plans                    get                           200 SHOCU
reports:plan_export              get                           200 SHOCU
reports:plan_new                 get                           200 SHO
reports:plan_import              get                           200 SHO
reports:plan_template            get                           200 SHO
reports:figure_search            get                           200 SHO
reports:plan_item                get  plan_item                200 SHOCU
reports:plan_held                post plan_item                409 SHO
reports:plan_drop                post plan_item                422 SHO
reports:plan_chase               post plan_item                302 SHO
reports:improvements             get                           200 SHOCU
reports:improvement              get  improvement              200 SHOCU
reports:plan_from                get  report                   200 SHO
reports:plan_tell                post report                   302 SHO
reports:shortcomings             get  report                   200 SHOCU
reports:tell_carried             post report                   409 SHO
reports:special                  get                           200 SHO
reports:adviser                  get                           200 A
reports:stock                    get                           200 SHOCU
reports:case_new                 get                           404 SHO
reports:case                     get  case                     200 SHOCU
reports:lesson_new               get                           200 SHO
reports:lesson                   get  lesson                   200 SHOCU
reports:fitting                  get  report                   200 SHOCU
reports:term                     get  report                   200 SHOCU
reports:advise                   post report                   409 SHO
reports:report                   get  report                   200 SHOCU
reports:decide                   post report/0                 422 SHO
reports:choose                   get  report                   200 SHO
reports:confirm                  post report                   422 SHO
reports:refresh                  post report                   302 SHO
reports:text                     get  report                   200 SHO
reports:omitted                  get  report                   200 SHOCU
reports:versions                 get  report                   200 SHOCU
reports:remark                   post report                   422 SHOC
reports:issue                    post report                   409 HOC
reports:reopen                   post report                   409 HOC
reports:drop                     post report                   302 SHO
reports:paper                    get  report                   200 SHOCU
# files
files:download                   get  file                     200 M  404 SHOPGchCAU  anonymous 403
files:show                       get  file                     200 M  404 SHOPGchCAU  anonymous 403
# papers
documents:waiting                get  nothing                  404 MSHOPGchCAUX  anonymous 403  anywhere
# ui
ui:kit                           get                           404 MSHOPGchCAU  200 X  anonymous 404
"""


@dataclass(frozen=True)
class Row:
    """One address and what it answers; `things` fill its path."""

    name: str
    method: str
    things: tuple[str, ...]
    codes: dict[Role, int] = field(hash=False)
    anonymous: int
    anywhere: bool

    def code(self, role: Role) -> int:
        """What a role gets."""
        return self.codes.get(role, 403)


def _row(line: str) -> Row:
    name, method, rest = line.split(maxsplit=2)
    things, codes = re.fullmatch(r"(\S*?)\s*((?:\d{3} \w+|anonymous \d{3}|anywhere|-|\s)+)", rest).groups()
    words = codes.split()
    found: dict[Role, int] = {}
    for code, roles in zip(words, words[1:], strict=False):
        if code.isdigit() and not roles.isdigit() and roles not in {"anonymous", "anywhere"}:
            found |= {ROLES[letter]: int(code) for letter in roles}
    anonymous = re.search(r"anonymous (\d{3})", codes)
    return Row(
        name=name, method=method, things=tuple(part for part in things.split("/") if part), codes=found,
        anonymous=int(anonymous[1]) if anonymous else 302 if method == "get" else 403, anywhere="anywhere" in words,
    )  # fmt: skip


ROWS = [_row(line) for line in TABLE.splitlines() if line.strip() and not line.startswith("#")]
