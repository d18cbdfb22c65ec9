  def clip(self, hyper: Tensor, g: List[Tensor]) -> Tensor:
    n = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(g, 2)), 2)
    torch._foreach_mul_(g, torch.clamp(torch.to(hyper[0], 6) / (n + 9.9999999999999995e-07), None, 1.0))
    return n

  def step(self, hyper: Tensor, p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], steps: List[Tensor]) -> Tensor:
    torch._foreach_add_(steps, 1)
    torch._fused_adamw_(p, g, m, v, annotate(List[Tensor], []), steps, lr=float(torch.item(hyper[0])), beta1=float(torch.item(hyper[1])), beta2=float(torch.item(hyper[2])), weight_decay=float(torch.item(hyper[3])), eps=float(torch.item(hyper[4])), amsgrad=False, maximize=False)
    torch._foreach_zero_(g)
    return steps[0]

  def zero(self, x: Tensor, g: List[Tensor]) -> Tensor:
    torch._foreach_zero_(g)
    return x

  def follow(self, share: Tensor, average: List[Tensor], p: List[Tensor]) -> Tensor:
    torch._foreach_lerp_(average, p, float(torch.item(share)))
    return share

  def overwrite(self, target: Tensor, source: Tensor) -> Tensor:
    return torch.copy_(target, source)

  def touch(self, x: Tensor, p: List[Tensor]) -> Tensor:
    for i in range(torch.len(p)):
      x = x + torch.sum(p[i] * 0.0)
    return x
