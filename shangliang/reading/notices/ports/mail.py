"""E-mail by the committee's own server."""

import smtplib
import socket
from dataclasses import dataclass

from django.core.mail import EmailMessage, get_connection

from . import Door, Message, TryAgain, Unknown, WillNot, channels
from .guard import SECONDS, internal, resolved


def _server(door: Door) -> tuple[str, int]:
    host, _, port = door.address.strip().partition(":")
    if not host or (port and not port.isdigit()):
        raise WillNot("邮件服务器要写成 smtp.example.cn:465")
    return host, int(port or 465)


@dataclass(frozen=True)
class Mail:
    """One message a mail; TLS from the start on port 465, STARTTLS elsewhere; plain only on hosts the keeper has allowed."""

    code: str = "mail"
    label: str = "邮件"
    reach: str = "mail"
    asks: tuple[tuple[str, str, str], ...] = (
        ("address", "邮件服务器", "如 smtp.example.cn:465"), ("user", "账号", "发信的账号"), ("secret", "密码", "加密保存，不再显示"), ("sender", "发信人", "如 zx@example.cn"),
    )  # fmt: skip

    def check(self, door: Door) -> None:
        """Raise WillNot for a server that must not be asked, or a missing sender."""
        host, port = _server(door)
        resolved(host, port, allowed=internal(host, port))
        if "@" not in door.options.get("sender", ""):
            raise WillNot("发信人要写一个邮箱地址")

    def send(self, door: Door, message: Message) -> None:
        """Hand it to the server; once the server has the text and does not answer, nobody knows."""
        self.check(door)
        host, port = _server(door)
        bare = internal(host, port) and port not in {465, 587}
        link = get_connection(
            "django.core.mail.backends.smtp.EmailBackend", host=host, port=port, username=door.options.get("user", ""), password=door.secret,
            use_ssl=port == 465, use_tls=port != 465 and not bare, timeout=SECONDS,
        )  # fmt: skip
        text = f"{message.name}：\n\n{message.text}\n" + (f"\n{message.link}\n" if message.link else "")
        number = {"Message-ID": f"<{message.uid}@{door.options['sender'].rpartition('@')[2]}>"}
        letter = EmailMessage(message.subject, text, door.options["sender"], [message.to], connection=link, headers=number)
        try:
            link.open()
        except (smtplib.SMTPAuthenticationError, smtplib.SMTPNotSupportedError):
            raise WillNot("邮件服务器不认账号或密码") from None
        except (OSError, smtplib.SMTPException, socket.gaierror) as why:
            raise TryAgain(f"连不上邮件服务器（{type(why).__name__}）") from None
        try:
            letter.send()
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as refused:
            _answered(refused)
        except (OSError, smtplib.SMTPException) as why:
            raise Unknown(f"发出后邮件服务器没有回音（{type(why).__name__}）") from None
        finally:
            link.close()


def _answered(refused: smtplib.SMTPException) -> None:
    codes = [code for code, _ in refused.recipients.values()] if isinstance(refused, smtplib.SMTPRecipientsRefused) else [getattr(refused, "smtp_code", 550)]
    if all(400 <= code < 500 for code in codes):
        raise TryAgain(f"邮件服务器请稍后再试（{codes[0]}）") from None
    raise WillNot(f"邮件服务器不收（{codes[0]}）") from None


channels.add("mail", Mail())
